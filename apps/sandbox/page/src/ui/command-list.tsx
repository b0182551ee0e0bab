import type { Bot } from "../model/state.ts";
import { usePage } from "./page-context.ts";

interface CommandListProps {
  readonly commands: Bot["commands"];
  readonly onChoose: (command: string) => void;
}

/** The commands the bot has registered, in the person's language; choosing one sends it. */
export function CommandList({ commands, onChoose }: CommandListProps) {
  const { t } = usePage();
  return (
    <ul class="command-list" aria-label={t("commands")}>
      {commands.map(({ command, description }) => (
        <li key={command}>
          <button type="button" onClick={() => onChoose(command)}>
            <b>/{command}</b>
            <span dir="auto">{description}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
