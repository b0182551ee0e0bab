import { idle } from "../session/once.ts";
import type { SignUpStatus } from "./api.ts";
import { modelOf, type SignUpEvent, type SignUpModel } from "./state.ts";

/** What the page knows after an event. What comes too late for the step that is shown changes nothing. */
export function reduce(model: SignUpModel, event: SignUpEvent): SignUpModel {
  const { shown } = model;
  switch (event.type) {
    case "named":
      return shown.step === "name" ? { ...model, shown: { ...shown, name: event.name } } : model;
    case "begun":
      return modelOf(event.session, "");
    case "attempted":
      return "busy" in shown ? { ...model, shown: { ...shown, ...event.attempt } } : model;
    case "told":
      return told(model, event.status);
    case "unheard":
      return shown.step === "waiting" ? { ...model, shown: { ...shown, offline: true } } : model;
    case "woken":
      return shown.step === "waiting" ? { ...model, shown: { ...shown, offline: false } } : model;
    case "verified":
      return { session: null, shown: { step: "done" } };
    case "expired":
      return { session: null, shown: { step: "expired" } };
    case "restarted":
      return modelOf(null, event.name);
    default:
      return event satisfies never;
  }
}

function told(model: SignUpModel, { status, phone = "" }: SignUpStatus): SignUpModel {
  const { shown } = model;
  if (shown.step !== "waiting") return model;
  switch (status) {
    case "pending":
      return { ...model, shown: { ...shown, offline: false } };
    case "contact_received":
      return { ...model, shown: { ...shown, received: true, offline: false } };
    case "code_sent":
      return { ...model, shown: { step: "code", phone, ...idle } };
    case "expired":
      return { session: null, shown: { step: "expired" } };
    default:
      return status satisfies never;
  }
}
