import type { TrackedOrder } from "@gotovo/contract";
import { useEffect, useState } from "preact/hooks";
import { ApiError } from "../session/api-error.ts";
import { useTexts } from "../text/context.tsx";
import { canPush, isWatching, rememberWatching, subscribeBrowser, watchedAt } from "./browser-push.ts";
import type { OwnerApi } from "./owner-api.ts";
import { type PushState, pushNoteOf } from "./push-note.ts";
import { isOver } from "./status.ts";

/** One switch: whether this browser is told of the order's stages when the page is closed. */
export function PushSwitch({ order, api }: { order: TrackedOrder; api: OwnerApi }) {
  const { t, language } = useTexts();
  const [state, setState] = useState<PushState>("off");
  const publicKey = order.push?.public_key ?? "";
  const isOffered = publicKey !== "" && canPush() && !isOver(order.status);
  useEffect(() => {
    if (!isOffered) return;
    void isWatching(api.token, publicKey).then((watching) => setState(watching ? "on" : "off"));
  }, [isOffered, api, publicKey]);
  if (!isOffered) return null;

  async function turnOn(): Promise<PushState> {
    const target = await subscribeBrowser(publicKey);
    if (target === null) return "denied";
    await api.pushOn({ ...target, language });
    rememberWatching(api.token, target.endpoint);
    return "on";
  }
  async function turnOff(): Promise<PushState> {
    const endpoint = watchedAt(api.token);
    if (endpoint !== null) await api.pushOff(endpoint);
    rememberWatching(api.token, null);
    return "off";
  }
  async function turn() {
    const isOn = state === "on";
    setState(isOn ? "turning-off" : "turning-on");
    try {
      setState(await (isOn ? turnOff() : turnOn()));
    } catch (error) {
      // What is no answer of ours is the browser's: it has no way to a push service.
      setState(error instanceof ApiError && error.code === "offline" ? "offline" : "failed");
    }
  }
  return (
    <section class="card push-switch" aria-label={t("push-title")}>
      <label class="switch-row">
        <span>{t("push-title")}</span>
        <input
          type="checkbox"
          checked={state === "on" || state === "turning-on"}
          disabled={state.startsWith("turning")}
          onChange={() => void turn()}
        />
      </label>
      <p class="muted small" role="status">
        {t(pushNoteOf(state, order))}
      </p>
    </section>
  );
}
