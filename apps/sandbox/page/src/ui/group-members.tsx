import { useStore } from "../hooks/use-store.ts";
import { fullName } from "../model/people.ts";
import type { GroupState, Person } from "../model/state.ts";
import { Avatar } from "./avatar.tsx";
import { Menu } from "./menu.tsx";
import { usePage } from "./page-context.ts";
import { PaneDialog } from "./pane-dialog.tsx";
import type { MenuItem } from "./popup.tsx";

type Member = GroupState["members"][number];
const allRights = { can_manage_topics: true, can_pin_messages: true, can_delete_messages: true };

/** Who is in a group, bots among them, and who could be added. */
export function GroupMembers(props: { group: GroupState; me: Person; onClose: () => void }) {
  const { group, me, onClose } = props;
  const { t, store, control, run } = usePage();
  const bots = useStore(store, (state) => state.bots);
  const people = useStore(store, (state) => state.people);
  const isIn = (id: number) => group.members.some((member) => member.id === id);
  const others = [
    ...bots.map((bot) => ({ id: bot.id, name: bot.first_name, bot: bot.username })),
    ...people
      .filter(({ active }) => active)
      .map((person) => ({ id: person.id, name: fullName(person), bot: undefined })),
  ].filter(({ id }) => !isIn(id));

  return (
    <PaneDialog title={t("group-members")} onClose={onClose} testId="group-members">
      <ul class="choices">
        {group.members.map((member) => (
          <MemberRow key={member.id} group={group.chat_id} member={member} me={me} />
        ))}
      </ul>
      {others.length > 0 && <p class="quiet">{t("group-add")}</p>}
      <div class="choices">
        {others.map(({ id, name, bot }) => (
          <button
            key={id}
            type="button"
            class="choice"
            data-testid={`add-${bot ?? id}`}
            onClick={() => run(control.addMember(group.chat_id, bot ?? id, me.id))}
          >
            <Avatar id={id} name={name} bot={bot !== undefined} />
            <span class="card-words">
              <b dir="auto">{name}</b>
              {bot && <span>@{bot}</span>}
            </span>
          </button>
        ))}
      </div>
      <div class="dialog-buttons">
        <button type="button" class="button" onClick={onClose}>
          {t("close")}
        </button>
      </div>
    </PaneDialog>
  );
}

function MemberRow({ group, member, me }: { group: number; member: Member; me: Person }) {
  const { t, control, run } = usePage();
  const { id, name, is_bot, username, status } = member;
  const who = username ?? id;
  const items: MenuItem[] = [
    status === "administrator"
      ? {
          icon: "person",
          label: t("group-demote"),
          onChoose: () => run(control.setRights(group, who, null, me.id)),
        }
      : {
          icon: "star",
          label: t("group-promote"),
          onChoose: () => run(control.setRights(group, who, allRights, me.id)),
        },
    {
      icon: "trash",
      label: id === me.id ? t("group-leave") : t("group-remove"),
      onChoose: () => run(control.removeMember(group, who, me.id)),
      danger: true,
    },
  ];
  return (
    <li class="choice" data-testid={`member-${who}`}>
      <Avatar id={id} name={name} bot={is_bot} />
      <span class="card-words">
        <b dir="auto">{name}</b>
        <span>{t(`status-${status}`)}</span>
      </span>
      {status !== "creator" && <Menu icon="more" label={t("member-menu", { name })} items={items} />}
    </li>
  );
}
