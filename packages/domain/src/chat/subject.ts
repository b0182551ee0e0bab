/** Kinds of cards of which a chat may have several, each about one thing that has an id. */
export type SubjectKind = "ask" | "broadcast" | "code" | "device" | "feedback" | "order" | "survey";

/**
 * Cards that a person opens to look something up or to change it. Only ever append to the staff's: callback data names
 * them by their place.
 */
export type CustomerPanel = "history" | "notifications" | "profile";
export const staffPanels = ["team", "venue", "feedback", "quick", "settings", "stop"] as const;
export type StaffPanel = (typeof staffPanels)[number];
export type PanelName = CustomerPanel | StaffPanel;

/** What a card is about. A chat has one card of a subject. */
export type CardSubject =
  | `${SubjectKind}:${string}`
  | "dialog"
  | "dialogs"
  | "late"
  | "pairing"
  | "queue"
  | "step"
  | PanelName;

/** Subjects of cards, by what they are about. */
export const subject = {
  /** "Is this your order?", by a code that a café's server entered. */
  ask: about("ask"),
  broadcast: about("broadcast"),
  /** A one-time code that waits to be entered. */
  code: about("code"),
  /** A device that asks to be let in. */
  device: about("device"),
  feedback: about("feedback"),
  order: about("order"),
  survey: about("survey"),
  /** The dialog that is open in a staff chat. */
  dialog: "dialog",
  /** The list of dialogs. */
  dialogs: "dialogs",
  /** The orders of a venue that are late, or nearly. */
  late: "late",
  /** "Is this your order?" */
  pairing: "pairing",
  /** The header of a venue's queue. */
  queue: "queue",
  /** The question of the step that a chat is in. */
  step: "step",
} as const;

/** Questions about what is over: they stay where they were asked. */
export const lateQuestions: readonly SubjectKind[] = ["feedback", "survey"];

/** What the subjects of a kind begin with; the id follows. */
export function prefixOf(kind: SubjectKind): string {
  return `${kind}:`;
}

/** The id in a subject of that kind; null for any other subject. */
export function idIn(kind: SubjectKind, subject: string): string | null {
  const prefix = prefixOf(kind);
  return subject.startsWith(prefix) ? subject.slice(prefix.length) : null;
}

function about<Kind extends SubjectKind>(kind: Kind) {
  return (id: string): `${Kind}:${string}` => `${kind}:${id}`;
}
