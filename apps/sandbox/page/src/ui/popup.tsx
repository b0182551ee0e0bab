import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { Icon, type IconName } from "./icon.tsx";

export interface MenuItem {
  readonly icon: IconName;
  readonly label: string;
  readonly onChoose: () => void;
  readonly danger?: boolean;
}

interface PopupProps {
  readonly label: string;
  /** Where it was asked for, in the window. */
  readonly anchor: DOMRect;
  readonly items: MenuItem[];
  readonly onClose: () => void;
  /** Stands above the items, e.g. a row of reactions. */
  readonly children?: ComponentChildren;
}

/** A list of things to do, above everything else. Arrow keys move in it; Escape and a click elsewhere close it. */
export function Popup({ label, anchor, items, onClose, children }: PopupProps) {
  const list = useRef<HTMLDivElement>(null);
  // Before it is painted: keys that are pressed at its sight are meant for it.
  useLayoutEffect(() => {
    const before = document.activeElement;
    list.current?.showPopover();
    if (list.current) place(list.current, anchor);
    list.current?.querySelector("button")?.focus({ preventScroll: true });
    return () => before instanceof HTMLElement && before.focus({ preventScroll: true });
  }, []);

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || !list.current) return;
    event.preventDefault();
    const buttons = [...list.current.querySelectorAll("button")];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    buttons.at((at + step) % buttons.length)?.focus();
  }

  return (
    <div
      ref={list}
      popover="auto"
      class="menu"
      role="menu"
      tabIndex={-1}
      aria-label={label}
      onToggle={(event) => (event as unknown as ToggleEvent).newState === "closed" && onClose()}
      onKeyDown={onKeyDown}
    >
      {children}
      {items.map((item) => (
        <button
          key={item.label}
          type="button"
          role="menuitem"
          class={item.danger ? "menu-item danger" : "menu-item"}
          onClick={() => {
            onClose();
            item.onChoose();
          }}
        >
          <Icon name={item.icon} size={18} />
          {item.label}
        </button>
      ))}
    </div>
  );
}

/** Beside its anchor, and wholly inside the window. */
function place(list: HTMLElement, anchor: DOMRect): void {
  const { offsetWidth: width, offsetHeight: height } = list;
  const below = anchor.bottom + 4;
  const top = below + height > innerHeight - 8 ? anchor.top - height - 4 : below;
  const left = anchor.left + width > innerWidth - 8 ? anchor.right - width : anchor.left;
  list.style.top = `${Math.max(8, top)}px`;
  list.style.left = `${Math.max(8, left)}px`;
}
