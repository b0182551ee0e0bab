import { idle } from "../session/once.ts";
import type { Progress } from "./events.ts";
import type { Ending, SecureEvent, SecureModel, SecureState } from "./state.ts";

/** An authorization lives ten minutes. */
const lifeMs = 10 * 60_000;

/** What the page knows after an event. What comes too late for the step that is shown changes nothing. */
export function reduce(model: SecureModel, event: SecureEvent): SecureModel {
  const { shown, kept } = model;
  const show = (next: SecureState): SecureModel => ({ ...model, shown: next });
  switch (event.type) {
    case "opened": {
      const { left, now } = event;
      if (shown.step !== "loading" || kept) return model;
      if (!left || left.since + lifeMs <= now) return beginAfresh(model);
      return { ...model, kept: left, listening: true };
    }
    case "phone_given":
      return shown.step === "phone" ? show({ ...shown, phone: event.phone }) : model;
    case "begun":
      if (shown.step !== "phone") return model;
      return {
        ...listenAnew(model),
        kept: event.kept,
        shown: { step: "code", phone: event.kept.phone, ...idle },
      };
    case "resumed":
      if (shown.step !== "phone" || !kept) return model;
      return { ...listenAnew(model), shown: { step: "loading", ...idle } };
    case "attempted":
      return "busy" in shown ? show({ ...shown, ...event.attempt }) : model;
    case "progress":
      return resume(model, event.progress);
    case "profile_needed":
      return shown.step === "code" ? show({ step: "profile", ...idle }) : model;
    case "asked":
      if (shown.step !== "code" && shown.step !== "loading") return model;
      return wait({ ...model, fingerprint: event.fingerprint });
    case "answered":
      return { ...model, answer: event.answer };
    case "second_code_sent":
      return shown.step === "waiting" ? show({ step: "force", ...idle }) : model;
    case "went_back":
      return shown.step === "force" && !shown.busy ? wait(model) : model;
    case "expired":
      return "busy" in shown && !shown.busy ? end(model, "over") : model;
    case "stream_refused":
      if (shown.step === "loading") return beginAfresh(model);
      return "busy" in shown ? end(model, "over") : model;
    case "ended":
      return end(model, event.how);
    case "restarted":
      return beginAfresh(model);
    default:
      return event satisfies never;
  }

  /** With the phone that was given last. */
  function beginAfresh(before: SecureModel): SecureModel {
    return { ...before, listening: false, shown: { step: "phone", phone: kept?.phone ?? "", ...idle } };
  }
}

/** Where a reload left off. Afterwards this page knows by itself. */
function resume(model: SecureModel, { state, user_exists }: Progress): SecureModel {
  if (model.shown.step !== "loading") return model;
  if (state === "created")
    return { ...model, shown: { step: "code", phone: model.kept?.phone ?? "", ...idle } };
  if (state === "code_checked" && user_exists === false)
    return { ...model, shown: { step: "profile", ...idle } };
  return model;
}

function listenAnew(model: SecureModel): SecureModel {
  return { ...model, listening: true, answer: null };
}

function wait(model: SecureModel): SecureModel {
  return { ...model, shown: { step: "waiting", fingerprint: model.fingerprint, ...idle } };
}

function end(model: SecureModel, how: Ending): SecureModel {
  return { ...model, listening: false, answer: null, shown: { step: how } };
}
