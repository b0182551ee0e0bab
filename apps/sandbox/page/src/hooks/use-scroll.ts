import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { DisplayMessage } from "../model/state.ts";

const nearBottom = 48;
const nearTop = 300;

interface Anchor {
  readonly element: HTMLElement;
  readonly top: number;
}

/**
 * Keeps a reader's place in a growing list: at the bottom it follows new messages, elsewhere the first visible row stays
 * where it is while rows come, go and change height above it. (Browsers' own anchoring is switched off in the styles: not
 * all have it, and none keeps the place at the very top, where older messages are put in.)
 */
export function useScroll(messages: DisplayMessage[], me: number, onTop: () => void) {
  const box = useRef<HTMLDivElement>(null);
  const rows = useRef<HTMLDivElement>(null);
  const stuck = useRef(true);
  const anchor = useRef<Anchor | null>(null);
  const lastTop = useRef(0);
  const newest = useRef(messages.at(-1)?.message_id ?? 0);
  const [atBottom, setAtBottom] = useState(true);

  const settle = useCallback(() => {
    const list = box.current;
    if (!list || list.clientHeight === 0) return;
    if (stuck.current) list.scrollTop = list.scrollHeight;
    else if (anchor.current?.element.isConnected)
      list.scrollTop += topOf(anchor.current.element, list) - anchor.current.top;
    anchor.current = firstVisible(list, rows.current);
    lastTop.current = list.scrollTop;
  }, []);

  const onScroll = useCallback(() => {
    const list = box.current;
    if (!list || list.clientHeight === 0) return;
    // Only a reader leaves the bottom: a picture that has just grown the list moves it away without any scrolling up.
    const near = list.scrollHeight - list.scrollTop - list.clientHeight < nearBottom;
    stuck.current = near || (stuck.current && list.scrollTop >= lastTop.current);
    lastTop.current = list.scrollTop;
    setAtBottom(stuck.current);
    anchor.current = firstVisible(list, rows.current);
    if (list.scrollTop < nearTop) onTop();
  }, [onTop]);

  const toBottom = useCallback(() => {
    stuck.current = true;
    setAtBottom(true);
    settle();
  }, [settle]);

  useLayoutEffect(() => {
    const last = messages.at(-1);
    const isNew = last !== undefined && last.message_id > newest.current;
    newest.current = last?.message_id ?? 0;
    if (isNew && last.from.id === me) toBottom();
    else settle();
  }, [messages, me, settle, toBottom]);

  useEffect(() => {
    const observer = new ResizeObserver(settle);
    if (box.current) observer.observe(box.current);
    if (rows.current) observer.observe(rows.current);
    return () => observer.disconnect();
  }, [settle]);

  return { box, rows, onScroll, atBottom, toBottom };
}

const topOf = (element: HTMLElement, list: HTMLElement) =>
  element.getBoundingClientRect().top - list.getBoundingClientRect().top;

/** Rows stand in order, so halving finds the first that reaches into view without measuring them all. */
function firstVisible(list: HTMLElement, rows: HTMLElement | null): Anchor | null {
  const children = rows?.children;
  if (!children || children.length === 0) return null;
  const edge = list.getBoundingClientRect().top;
  let low = 0;
  let high = children.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((children[middle] as HTMLElement).getBoundingClientRect().bottom > edge) high = middle;
    else low = middle + 1;
  }
  const element = children[low] as HTMLElement;
  return { element, top: topOf(element, list) };
}
