import { fullName } from "../model/people.ts";
import type { ChatModel, PrivatePlace } from "../model/state.ts";
import { Avatar } from "./avatar.tsx";
import { IconButton } from "./icon-button.tsx";
import { Menu } from "./menu.tsx";
import { usePage } from "./page-context.ts";
import { PersonChip } from "./person-chip.tsx";
import type { MenuItem } from "./popup.tsx";

interface ChatHeaderProps {
  readonly model: ChatModel;
  readonly place: PrivatePlace;
  readonly onBack: () => void;
  readonly onChangePerson: () => void;
}

/** Who talks with whom, what the bot is doing, and what can be done with the whole chat. */
export function ChatHeader({ model, place, onBack, onChangePerson }: ChatHeaderProps) {
  const { t, actions, run } = usePage();
  const { bot, chat, person } = model;
  const items: MenuItem[] = [
    chat.blocked
      ? { icon: "ban", label: t("unblock"), onChoose: () => run(actions.setBlocked(place, false)) }
      : {
          icon: "ban",
          label: t("block"),
          onChoose: () => run(actions.setBlocked(place, true)),
          danger: true,
        },
    {
      icon: "trash",
      label: t("clear-history"),
      onChoose: () => run(actions.clearHistory(place)),
      danger: true,
    },
  ];
  return (
    <header class="chat-header">
      <IconButton icon="back" label={t("back-to-chats")} onClick={onBack} />
      <Avatar id={bot.id} name={bot.first_name} bot />
      <div class="chat-title">
        <h2 dir="auto">{bot.first_name}</h2>
        <p class="quiet" data-testid="chat-status" aria-live="polite">
          {chat.blocked ? t("blocked") : model.doing ? doingText(t, model.doing.action) : `@${bot.username}`}
        </p>
      </div>
      <PersonChip person={person} name={fullName(person)} onChange={onChangePerson} />
      <Menu icon="more" label={t("chat-menu")} items={items} />
    </header>
  );
}

const doingWords = [
  "typing",
  "upload_photo",
  "record_video",
  "upload_video",
  "record_voice",
  "upload_voice",
  "upload_document",
];

/** What the bot is doing, in words. */
export function doingText(t: (key: string) => string, action: string): string {
  return t(doingWords.includes(action) ? `doing-${action}` : "doing-typing");
}
