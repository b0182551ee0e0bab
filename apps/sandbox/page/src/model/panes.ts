import type { Address, PaneAddress, Side, StartLink } from "./address.ts";

/** Both panes, and the start links that wait for their Start buttons. */
export interface Panes {
  readonly left: PaneAddress;
  readonly right: PaneAddress;
  readonly links: Partial<Record<Side, StartLink>>;
  /** The pane a narrow screen shows. */
  readonly active: Side;
}

/** Goes somewhere in a pane. A link that waited for another bot is forgotten. */
export function goTo(panes: Panes, side: Side, to: PaneAddress): Panes {
  const link = panes.links[side];
  const kept = link?.bot === to.bot;
  return { ...panes, [side]: to, links: { ...panes.links, [side]: kept ? link : undefined } };
}

/**
 * Opens a start link in a pane.
 * @param person who opens it; undefined asks for a person first.
 */
export function openLink(panes: Panes, side: Side, link: StartLink, person: number | undefined): Panes {
  return {
    ...panes,
    active: side,
    [side]: { bot: link.bot, ...(person !== undefined && { person }) },
    links: { ...panes.links, [side]: link },
  };
}

/**
 * The panes at the beginning: as the address says; without panes in it, as this browser left them. A start link goes to
 * the pane that has this bot already, else to an empty one, else to the left, as the person who used that bot last.
 */
export function beginPanes(
  address: Address,
  saved: Address,
  lastPerson: (bot: string) => number | undefined,
): Panes {
  const named = address.left.person !== undefined || address.right.person !== undefined;
  const { left, right } = named ? address : saved;
  const panes: Panes = { left, right, links: {}, active: "left" };
  const link = address.start;
  if (!link) return panes;
  const sides = ["left", "right"] as const;
  const side =
    sides.find((candidate) => panes[candidate].bot === link.bot) ??
    sides.find((candidate) => panes[candidate].person === undefined) ??
    "left";
  const person = panes[side].bot === link.bot ? panes[side].person : lastPerson(link.bot);
  return openLink(panes, side, link, person);
}
