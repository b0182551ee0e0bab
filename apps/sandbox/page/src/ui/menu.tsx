import { useRef, useState } from "preact/hooks";
import { Icon, type IconName } from "./icon.tsx";
import { type MenuItem, Popup } from "./popup.tsx";

interface MenuProps {
  readonly icon: IconName;
  readonly label: string;
  readonly items: MenuItem[];
}

/** A round button that opens a list of things to do. */
export function Menu({ icon, label, items }: MenuProps) {
  const [anchor, setAnchor] = useState<DOMRect | null>(null);
  // A press on the button while the list is open closes it by itself; the click after it must not open it again.
  const wasOpen = useRef(false);
  return (
    <>
      <button
        type="button"
        class="icon-button"
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onPointerDown={() => {
          wasOpen.current = anchor !== null;
        }}
        onClick={(event) => {
          if (!wasOpen.current) setAnchor(event.currentTarget.getBoundingClientRect());
          wasOpen.current = false;
        }}
      >
        <Icon name={icon} />
      </button>
      {anchor && <Popup label={label} anchor={anchor} items={items} onClose={() => setAnchor(null)} />}
    </>
  );
}
