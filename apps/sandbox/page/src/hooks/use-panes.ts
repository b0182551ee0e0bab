import { useCallback, useEffect, useState } from "preact/hooks";
import {
  formatAddress,
  type PaneAddress,
  parseAddress,
  type Side,
  type StartLink,
} from "../model/address.ts";
import { beginPanes, goTo, openLink, type Panes } from "../model/panes.ts";
import type { Memory } from "./use-saved.ts";

/** The panes, kept in the page's address (so that "back" works) and in this browser's memory. */
export function usePanes(memory: Memory) {
  const [panes, setPanes] = useState<Panes>(() =>
    beginPanes(parseAddress(location.search), parseAddress(memory.read("panes") ?? ""), (bot) =>
      lastPerson(memory, bot),
    ),
  );

  useEffect(() => {
    memory.write("panes", formatAddress(panes));
    for (const { person, bot } of [panes.left, panes.right]) {
      if (person !== undefined && bot) memory.write(`last.${bot}`, String(person));
    }
    const search = formatAddress(panes, panes.links.left ?? panes.links.right ?? null);
    if (search === location.search) return;
    // Going on from a link, or from the bare page, is no step that "back" should undo.
    const began = parseAddress(location.search).start !== null || location.search === "";
    const target = (search || location.pathname) + location.hash;
    if (began) history.replaceState(null, "", target);
    else history.pushState(null, "", target);
  }, [panes, memory]);

  useEffect(() => {
    const back = () => setPanes((now) => ({ ...now, ...panesOf(location.search) }));
    addEventListener("popstate", back);
    return () => removeEventListener("popstate", back);
  }, []);

  return {
    panes,
    go: useCallback((side: Side, to: PaneAddress) => setPanes((now) => goTo(now, side, to)), []),
    open: useCallback(
      (side: Side, link: StartLink) => setPanes((now) => openLink(now, side, link, now[side].person)),
      [],
    ),
    spend: useCallback(
      (side: Side) => setPanes((now) => ({ ...now, links: { ...now.links, [side]: undefined } })),
      [],
    ),
    activate: useCallback((side: Side) => setPanes((now) => ({ ...now, active: side })), []),
  };
}

function panesOf(search: string): Pick<Panes, "left" | "right"> {
  const { left, right } = parseAddress(search);
  return { left, right };
}

function lastPerson(memory: Memory, bot: string): number | undefined {
  const saved = memory.read(`last.${bot}`);
  return saved ? Number(saved) : undefined;
}
