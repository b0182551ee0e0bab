/** One of the things that a step asks to choose from. */
export interface Choice {
  readonly id: string;
  readonly label: string;
}

/** The questions that a bot waits to have answered, by name, with what each has to remember. */
interface StepData {
  /** Is this your order? */
  "confirm-pairing": {
    readonly pairingId: string;
    readonly number: string;
    readonly venue: string;
    /** It is of a test order. */
    readonly test?: boolean;
  };
  /** How was the order, in words? */
  "feedback-comment": { readonly order: string; readonly number: string; readonly venue: string };
  /** How was the dialog, in words? */
  "survey-comment": { readonly survey: string; readonly venue: string };
  /** What do you want to write to this café? */
  write: { readonly venueId: string; readonly venue: string; readonly orderId?: string };
  /** To which café is what you wrote? `about` is the message it was asked for. */
  "choose-venue": { readonly choices: readonly Choice[]; readonly about: number };
  /** Share your contact, or type a phone. */
  "share-phone": { readonly keyboard: "contact" } & WaitingForPhone & { readonly signUp?: string };
  /** Type the code (by its row's id) that went to the phone (masked). */
  "phone-code": { readonly code: string; readonly phone: string } & WaitingForPhone;
  /** Do you follow this invitation? `inviter` is an account; `name` is what the person is told of them. */
  "accept-invite": { readonly code: string; readonly inviter: string; readonly name: string };
  /** Is the account of the phone (E.164) that you have just proven yours? */
  "phone-owner": { readonly phone: string; readonly signUp?: string } & WaitingForPhone;
  "profile-name": Nothing;
  "profile-invite": Nothing;
  /** A note on a dialog. */
  note: { readonly dialogId: string };
  /** The title of a quick answer: of a new one, or another one for `answer`. */
  "quick-title": { readonly answer?: string };
  /** The text of a new quick answer with that title, or another one for `answer`. */
  "quick-text":
    | { readonly answer: string; readonly title?: never }
    | { readonly title: string; readonly answer?: never };
  /** A setting that is typed: opening hours, or the customers' text of a status. */
  setting: { readonly what: string };
  /** What may a customer have instead of what has run out? `part` is its place among the order's parts. */
  "sold-out-choices": {
    readonly order: string;
    readonly version: number;
    readonly part: number;
    readonly number: string;
    readonly name: string;
  };
  /** What else has run out? */
  "stop-item": Nothing;
  /** The draft of a broadcast. */
  broadcast: Nothing;
  /** To which dialog is what you wrote? */
  "choose-dialog": Nothing;
}

type Nothing = Readonly<Record<string, never>>;

/** What waits for a person's phone: an invite code that they came by. */
interface WaitingForPhone {
  readonly invite?: string;
}

export type StepName = keyof StepData;

/** A question that the bot waits to have answered. Its data is JSON. */
export type Step<Name extends StepName = StepName> = {
  [Each in Name]: { readonly name: Each; readonly data: StepData[Each] };
}[Name];

/** True when a step shows a keyboard of its own in the place of the phone's, which has to be taken away after it. */
export function showsKeyboard({ data }: Step): boolean {
  return "keyboard" in data;
}
