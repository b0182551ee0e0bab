import { copyText } from "../api/copy.ts";
import { useStore } from "../hooks/use-store.ts";
import { ownerOf, stateOfCode } from "../model/codes.ts";
import { fullName } from "../model/people.ts";
import type { Code } from "../model/state.ts";
import { duration } from "../text/format.ts";
import { Avatar } from "./avatar.tsx";
import { Icon } from "./icon.tsx";
import { usePage } from "./page-context.ts";

interface CodeCardProps {
  readonly code: Code;
  /** Unix milliseconds by the sandbox's clock. */
  readonly now: number;
}

/** One code as it came to a phone: whose, the digits, and for how long they are good. */
export function CodeCard({ code, now }: CodeCardProps) {
  const { store, t, formats, say } = usePage();
  const owner = useStore(store, ({ people }) => ownerOf(code, people));
  const state = stateOfCode(code, now);
  const sent = Math.floor(code.sent_at / 1000);

  async function copy() {
    const copied = await copyText(code.code);
    say(t(copied ? "copied" : "copy-failed", { text: code.code }));
  }

  return (
    <li class={`code-card ${state}`} data-testid="code">
      <div class="code-to">
        {owner ? (
          <Avatar id={owner.id} name={fullName(owner)} />
        ) : (
          <span class="avatar avatar-phone">
            <Icon name="phone" />
          </span>
        )}
        <span class="card-words">
          <b dir="auto">{owner ? fullName(owner) : code.phone_number}</b>
          <span class="quiet">{owner ? code.phone_number : t("codes-nobody")}</span>
        </span>
        <time class="quiet" title={formats.moment(sent)}>
          {formats.time(sent)}
        </time>
      </div>
      <div class="code-line">
        <output class="code-digits" data-testid="code-digits">
          {halves(code.code).map((half, index) => (
            <span key={index}>{half}</span>
          ))}
        </output>
        <button
          type="button"
          class="button code-copy"
          aria-label={t("copy-code", { code: code.code })}
          onClick={copy}
        >
          <Icon name="copy" size={18} /> {t("copy-short")}
        </button>
      </div>
      <p class="code-state" data-testid="code-state">
        {state !== "good" && <span class="code-mark">{t(`code-${state}`)}</span>}
        {state === "good" && code.expires_at !== null && (
          <>
            {t("code-left", { time: duration(Math.ceil((code.expires_at - now) / 1000)) })}
            <progress max={code.expires_at - code.sent_at} value={code.expires_at - now} aria-hidden="true" />
          </>
        )}
      </p>
    </li>
  );
}

/** Two groups are read more easily than six digits; up to five stay one. */
function halves(code: string): string[] {
  if (code.length < 6) return [code];
  const middle = Math.ceil(code.length / 2);
  return [code.slice(0, middle), code.slice(middle)];
}
