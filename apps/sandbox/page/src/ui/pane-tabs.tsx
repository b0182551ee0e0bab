import { useStore } from "../hooks/use-store.ts";
import type { PaneAddress, Side } from "../model/address.ts";
import { unreadOfGroup } from "../model/groups.ts";
import { fullName } from "../model/people.ts";
import { chatKey } from "../model/state.ts";
import { Avatar } from "./avatar.tsx";
import { Badge } from "./badge.tsx";
import { usePage } from "./page-context.ts";

interface PaneTabsProps {
  readonly panes: Record<Side, PaneAddress>;
  readonly active: Side;
  readonly onActivate: (side: Side) => void;
}

/** On a narrow screen: which of the two panes is shown. */
export function PaneTabs({ panes, active, onActivate }: PaneTabsProps) {
  const { t } = usePage();
  return (
    <nav class="pane-tabs" aria-label={t("panes")}>
      {(["left", "right"] as const).map((side) => (
        <PaneTab
          key={side}
          side={side}
          address={panes[side]}
          active={side === active}
          onActivate={() => onActivate(side)}
        />
      ))}
    </nav>
  );
}

function PaneTab(props: { side: Side; address: PaneAddress; active: boolean; onActivate: () => void }) {
  const { side, address, active, onActivate } = props;
  const { store, t } = usePage();
  const person = useStore(store, ({ people }) => people.find(({ id }) => id === address.person));
  const bot = useStore(store, ({ bots }) => bots.find(({ username }) => username === address.bot));
  const group = useStore(store, ({ groups }) =>
    address.group === undefined ? undefined : groups[chatKey({ group: address.group })]?.group.title,
  );
  const unread = useStore(store, (state) =>
    address.group === undefined
      ? (state.unread[`${address.bot}/${address.person}`] ?? 0)
      : unreadOfGroup(state.unread, address.group),
  );
  return (
    <button
      type="button"
      class="pane-tab"
      aria-current={active ? "true" : undefined}
      data-testid={`tab-${side}`}
      onClick={onActivate}
    >
      {person && <Avatar id={person.id} name={fullName(person)} />}
      <span class="card-words">
        <b dir="auto">{person?.first_name ?? t(`pane-${side}`)}</b>
        <span class="quiet">{group ?? bot?.first_name ?? t("nobody-yet")}</span>
      </span>
      <Badge count={unread} />
    </button>
  );
}
