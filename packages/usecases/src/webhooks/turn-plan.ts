/** Attempts of an endpoint at once, each of another subject. */
export const attemptsAtOnce = 10;
/** Subjects under way at once: the others' attempts are over, and are being written down. */
export const subjectsAtOnce = 32;
/** While attempts are under way, how often is looked for more; milliseconds. */
export const lookEveryMs = 250;

/** How an endpoint's turn stands. */
export interface TurnState {
  /** Nothing more may be begun: the turn's time is up, something went wrong, or the endpoint is not ours any more. */
  readonly isOver: boolean;
  /** Subjects that have something to be sent now. */
  readonly waiting: number;
  /** Subjects that are under way, and those of them whose attempts are. */
  readonly busy: number;
  readonly trying: number;
  /** The last look for what is to be sent; null before the first. */
  readonly look: Look | null;
}

export interface Look {
  /** Milliseconds since then. */
  readonly age: number;
  /** It left something behind. */
  readonly isMore: boolean;
  /** Nothing was to be sent, and nothing was under way. */
  readonly isEnd: boolean;
}

/** What an endpoint's turn does next: begin an attempt, look for more, wait for what is under way, or end. */
export type Step = "send" | "look" | "wait" | "end";

export function nextStep({ isOver, waiting, busy, trying, look }: TurnState): Step {
  if (isOver) return busy > 0 ? "wait" : "end";
  if (waiting > 0) return trying < attemptsAtOnce && busy < subjectsAtOnce ? "send" : "wait";
  if (busy > 0) return look === null || look.isMore || look.age >= lookEveryMs ? "look" : "wait";
  return look?.isEnd && !look.isMore ? "end" : "look";
}
