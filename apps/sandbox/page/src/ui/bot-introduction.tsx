import type { Bot } from "../model/state.ts";
import { Avatar } from "./avatar.tsx";
import { usePage } from "./page-context.ts";

/** What an empty chat shows: who the bot is and what it says about itself. */
export function BotIntroduction({ bot }: { bot: Bot }) {
  const { t } = usePage();
  return (
    <div class="introduction">
      <div class="introduction-card">
        <Avatar id={bot.id} name={bot.first_name} bot />
        <h2 dir="auto">{bot.first_name}</h2>
        <p class="quiet">@{bot.username}</p>
        <p class="introduction-text" dir="auto">
          {bot.description || bot.short_description || t("introduction-none")}
        </p>
      </div>
    </div>
  );
}
