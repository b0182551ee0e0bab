import { useMemo } from "preact/hooks";
import type { PaneAddress, Side } from "../model/address.ts";
import { isClosedFor, topicMessages } from "../model/groups.ts";
import type { GroupModel, GroupPlace, Person } from "../model/state.ts";
import { Composer } from "./composer.tsx";
import { Conversation } from "./conversation.tsx";
import { GroupHeader } from "./group-header.tsx";
import { Icon } from "./icon.tsx";
import { usePage } from "./page-context.ts";
import { TopicBar } from "./topic-bar.tsx";

interface GroupChatProps {
  readonly model: GroupModel;
  readonly me: Person;
  /** The topic asked for; one that is gone, or none, is General. */
  readonly topic: number | undefined;
  readonly side: Side;
  readonly visible: boolean;
  readonly onGo: (to: PaneAddress) => void;
}

/** A group as one of its people sees it; a forum by topics. */
export function GroupChat({ model, me, topic: asked, side, visible, onGo }: GroupChatProps) {
  const { t } = usePage();
  const { group, messages } = model;
  const { chat_id } = group;
  const topic = group.is_forum ? group.topics.find(({ thread_id }) => thread_id === asked) : undefined;
  const thread = topic?.thread_id;
  const place = useMemo<GroupPlace>(
    () => ({ group: chat_id, person: me.id, topic: thread }),
    [chat_id, me.id, thread],
  );
  const shown = useMemo(
    () => (group.is_forum ? topicMessages(messages, thread) : messages),
    [messages, group.is_forum, thread],
  );
  const talk = useMemo(() => ({ ...model, messages: shown }), [model, shown]);
  const pinned = group.is_forum
    ? group.pinned.filter((id) => shown.some(({ message_id }) => message_id === id))
    : group.pinned;
  const goTo = (next: number | undefined) =>
    onGo({ person: me.id, group: chat_id, ...(next !== undefined && { topic: next }) });

  return (
    <Conversation
      key={thread}
      label={topic ? `${group.title} · ${topic.name}` : group.title}
      talk={talk}
      place={place}
      me={me}
      pinned={pinned}
      side={side}
      visible={visible}
      named
      header={
        <>
          <GroupHeader
            model={model}
            me={me}
            topic={topic}
            onTopic={goTo}
            onBack={() => onGo({ person: me.id })}
            onChangePerson={() => onGo({})}
          />
          {group.is_forum && <TopicBar group={group} current={thread} onChoose={goTo} />}
        </>
      }
      empty={
        <div class="empty">
          <p>{t("topic-empty")}</p>
        </div>
      }
      footer={(composing, onComposing) => {
        if (!group.members.some(({ id }) => id === me.id))
          return <p class="footer-note">{t("not-a-member")}</p>;
        if (topic && isClosedFor(group, topic, me.id))
          return (
            <p class="footer-note" data-testid="topic-closed">
              <Icon name="lock" size={14} /> {t("topic-closed-note")}
            </p>
          );
        return (
          <footer class="footer">
            <Composer
              key={thread}
              place={place}
              me={me}
              messages={shown}
              commands={[]}
              keyboard={group.keyboard}
              composing={composing}
              onComposing={onComposing}
            />
          </footer>
        );
      }}
    />
  );
}
