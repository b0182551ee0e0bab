import { useState } from "preact/hooks";
import { fullName } from "../model/people.ts";
import type { GroupModel, Person, Topic } from "../model/state.ts";
import { Avatar } from "./avatar.tsx";
import { doingText } from "./chat-header.tsx";
import { GroupMembers } from "./group-members.tsx";
import { IconButton } from "./icon-button.tsx";
import { Menu } from "./menu.tsx";
import { usePage } from "./page-context.ts";
import { PersonChip } from "./person-chip.tsx";
import type { MenuItem } from "./popup.tsx";
import { TopicForm } from "./topic-form.tsx";

interface GroupHeaderProps {
  readonly model: GroupModel;
  readonly me: Person;
  readonly topic: Topic | undefined;
  readonly onTopic: (thread: number | undefined) => void;
  readonly onBack: () => void;
  readonly onChangePerson: () => void;
}

/** Which group and topic, who is in it, and what can be done with both. */
export function GroupHeader({ model, me, topic, onTopic, onBack, onChangePerson }: GroupHeaderProps) {
  const { t, control, run } = usePage();
  const [open, setOpen] = useState<"members" | "new-topic" | "rename-topic" | null>(null);
  const { group, doing } = model;
  const { chat_id: id, title, is_forum } = group;
  const by = me.id;
  const doingHere = doing && (!is_forum || doing.thread_id === topic?.thread_id);
  const items: MenuItem[] = [
    { icon: "person", label: t("group-members"), onChoose: () => setOpen("members") },
    {
      icon: "topics",
      label: is_forum ? t("topics-off") : t("topics-on"),
      onChoose: () => run(control.changeGroup(id, { is_forum: !is_forum, by })),
    },
  ];
  if (is_forum) items.push({ icon: "plus", label: t("new-topic"), onChoose: () => setOpen("new-topic") });
  if (topic) items.push(...topicItems(topic));

  function topicItems({ thread_id, closed }: Topic): MenuItem[] {
    return [
      { icon: "edit", label: t("rename-topic"), onChoose: () => setOpen("rename-topic") },
      {
        icon: "lock",
        label: closed ? t("reopen-topic") : t("close-topic"),
        onChoose: () => run(control.changeTopic(id, thread_id, { closed: !closed, by })),
      },
      {
        icon: "trash",
        label: t("delete-topic"),
        onChoose: () => run(control.deleteTopic(id, thread_id)),
        danger: true,
      },
    ];
  }

  return (
    <header class="chat-header">
      <IconButton icon="back" label={t("back-to-chats")} onClick={onBack} />
      <Avatar id={id} name={title} />
      <div class="chat-title">
        <h2 dir="auto">{title}</h2>
        <p class="quiet" data-testid="chat-status" aria-live="polite">
          {doingHere ? doingText(t, doing.action) : t("group-size", { count: group.members.length })}
        </p>
      </div>
      <PersonChip person={me} name={fullName(me)} onChange={onChangePerson} />
      <Menu icon="more" label={t("group-menu")} items={items} />
      {open === "members" && <GroupMembers group={group} me={me} onClose={() => setOpen(null)} />}
      {open === "new-topic" && (
        <TopicForm
          title={t("new-topic")}
          onClose={() => setOpen(null)}
          onSave={async (name) => onTopic((await control.openTopic(id, name, by)).topic.thread_id)}
        />
      )}
      {open === "rename-topic" && topic && (
        <TopicForm
          title={t("rename-topic")}
          name={topic.name}
          onClose={() => setOpen(null)}
          onSave={(name) => control.changeTopic(id, topic.thread_id, { name, by })}
        />
      )}
    </header>
  );
}
