import { useEffect, useRef } from "preact/hooks";
import { useStore } from "../hooks/use-store.ts";
import { sortedTopics } from "../model/groups.ts";
import { type GroupState, unreadKey } from "../model/state.ts";
import { Badge } from "./badge.tsx";
import { Icon } from "./icon.tsx";
import { usePage } from "./page-context.ts";

interface TopicBarProps {
  readonly group: GroupState;
  readonly current: number | undefined;
  readonly onChoose: (thread: number | undefined) => void;
}

/** The topics of a forum side by side; General is always there, closed ones stand last with a lock. */
export function TopicBar({ group, current, onChoose }: TopicBarProps) {
  const { t } = usePage();
  const bar = useRef<HTMLElement>(null);
  useEffect(() => {
    const chosen = bar.current?.querySelector("[aria-current]");
    chosen?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [current]);
  const all = [
    { thread_id: undefined, name: t("topic-general"), closed: false },
    ...sortedTopics(group.topics),
  ];
  return (
    <nav ref={bar} class="topic-bar" aria-label={t("topics")} data-testid="topics">
      {all.map(({ thread_id, name, closed }) => (
        <button
          key={thread_id ?? 0}
          type="button"
          class="topic"
          aria-current={thread_id === current ? "true" : undefined}
          data-testid={`topic-${thread_id ?? "general"}`}
          onClick={() => onChoose(thread_id)}
        >
          {closed && (
            <span role="img" aria-label={t("topic-closed")} title={t("topic-closed")}>
              <Icon name="lock" size={13} />
            </span>
          )}
          <span class="topic-name" dir="auto">
            {name}
          </span>
          <TopicUnread group={group.chat_id} topic={thread_id} />
        </button>
      ))}
    </nav>
  );
}

function TopicUnread({ group, topic }: { group: number; topic: number | undefined }) {
  const { store } = usePage();
  const count = useStore(store, ({ unread }) => unread[unreadKey({ group, topic })] ?? 0);
  return <Badge count={count} />;
}
