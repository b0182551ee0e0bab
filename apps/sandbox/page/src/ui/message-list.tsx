import { useEffect, useMemo, useRef } from "preact/hooks";
import { useScroll } from "../hooks/use-scroll.ts";
import { toRows } from "../model/rows.ts";
import type { Talk } from "../model/state.ts";
import { buttonKey } from "../model/taps.ts";
import { dayKey } from "../text/format.ts";
import { Badge } from "./badge.tsx";
import { Icon } from "./icon.tsx";
import { Message, type MessageActions } from "./message.tsx";
import { usePage } from "./page-context.ts";
import { ServiceLine } from "./service-line.tsx";

interface MessageListProps {
  readonly talk: Talk;
  readonly me: number;
  readonly named: boolean;
  readonly actions: MessageActions;
  readonly unread: number;
  /** Whether a person can see this pane now. */
  readonly visible: boolean;
  readonly onOlder: () => Promise<unknown>;
  readonly onRead: () => void;
}

/** The messages of a chat, the newest at the bottom. */
export function MessageList(props: MessageListProps) {
  const { talk, me, named, actions, unread, visible, onOlder, onRead } = props;
  const { t, formats } = usePage();
  const loading = useRef(false);
  const rows = useMemo(() => toRows(talk.messages, dayKey), [talk.messages]);

  function loadOlder() {
    if (!talk.hasOlder || loading.current) return;
    loading.current = true;
    void onOlder().finally(() => {
      loading.current = false;
    });
  }

  const latestOlder = useRef(loadOlder);
  latestOlder.current = loadOlder;
  const onTop = useRef(() => latestOlder.current()).current;
  const scroll = useScroll(talk.messages, me, onTop);

  useEffect(() => {
    const look = () => {
      if (unread > 0 && visible && scroll.atBottom && document.visibilityState === "visible") onRead();
    };
    look();
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, [unread, visible, scroll.atBottom, onRead]);

  return (
    <div class="message-list-frame">
      <div
        ref={scroll.box}
        class="message-list"
        data-testid="message-list"
        role="log"
        aria-label={t("messages")}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard
        tabIndex={0}
        onScroll={scroll.onScroll}
      >
        <div ref={scroll.rows} class="message-rows">
          {rows.map((row) => {
            if (row.kind === "day")
              return (
                <p key={row.key} class="service day">
                  {formats.day(row.date)}
                </p>
              );
            if (row.kind === "service")
              return (
                <ServiceLine
                  key={row.key}
                  message={row.message}
                  all={talk.messages}
                  onJump={actions.onJump}
                />
              );
            return (
              <Message
                key={row.key}
                messages={row.messages}
                me={me}
                named={named}
                first={row.first}
                last={row.last}
                waiting={waitingIn(talk, row.messages[0]?.message_id)}
                actions={actions}
              />
            );
          })}
        </div>
      </div>
      {!scroll.atBottom && (
        <button type="button" class="to-bottom" data-testid="new-messages" onClick={scroll.toBottom}>
          <span>{unread > 0 ? t("new-messages") : t("to-bottom")}</span>
          <Badge count={unread} />
          <Icon name="down" size={16} />
        </button>
      )}
    </div>
  );
}

function waitingIn({ taps }: Talk, message_id: number | undefined): string {
  const here = taps.filter((tap) => tap.message_id === message_id);
  return here.map(buttonKey).join("\n");
}
