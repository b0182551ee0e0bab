import type { RelayRecord } from "@gotovo/domain";
import type { InputFile } from "grammy";
import { brokenDownload, FileRefused } from "../files/transfer.ts";
import { judge, type Verdict } from "../outbound/refusals.ts";
import { classify, type Failure } from "../outbound/telegram-errors.ts";

/** Why a step was not carried out. */
export interface Refusal extends Verdict {
  /** Telegram's words, or what happened. */
  readonly description: string;
  /** Of the messages of the dialog that it is about; none: of the step as a whole. */
  readonly ids: readonly string[];
}

/** What is to be remembered of a step, or why Telegram did not take it. */
export type StepResult = { readonly records: readonly RelayRecord[] } | { readonly refused: Refusal };

type FileRefusal = readonly [id: string, refused: FileRefused];

/** Some files of an album cannot be had; the most hopeful of what is said of them counts for all. */
export class FilesRefused extends FileRefused {
  readonly ids: readonly string[];

  constructor(refusals: readonly FileRefusal[]) {
    const sorted = [...refusals].sort(([, a], [, b]) => hopesOf(b) - hopesOf(a));
    const [, refused] = sorted[0] as FileRefusal;
    super(refused.message, refused.verdict);
    this.ids = refusals.map(([id]) => id);
  }
}

const byHope = ["final", "doubtful", "passing", "away"] as const;
const hopesOf = ({ verdict }: FileRefused) => byHope.indexOf(verdict.hope);

/** What Telegram said of a call. @param ids the messages of the dialog that it is about */
export function refusalOf(failure: Failure, ids: readonly string[]): Refusal {
  const description = describe(failure);
  return { ...judge(description), description, ids };
}

export function describe(failure: Failure): string {
  return failure.kind === "refused" ? failure.description : failure.kind;
}

/** An id of a file that Telegram has forgotten, or never knew of this bot. */
export function isUnknownFile(description: string): boolean {
  return /file identifier|file_reference/i.test(description);
}

/** In a topic Telegram insists that the message replied to is there. */
export function isReplyGone(description: string): boolean {
  return /repl.*not found|repl.*invalid/i.test(description);
}

/**
 * A call that fails because a file of it ended half-way is that file's fault, not Telegram's.
 * @param files by the ids of the messages that they are of
 * @throws FilesRefused
 */
export async function uploading<T>(
  files: readonly (readonly [id: string, file: string | InputFile | null])[],
  call: () => Promise<T>,
): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (classify(error)?.kind !== "transient") throw error;
    const refusals = files.flatMap(([id, file]): FileRefusal[] => {
      const refused = brokenDownload(file);
      return refused ? [[id, refused]] : [];
    });
    throw refusals.length > 0 ? new FilesRefused(refusals) : error;
  }
}
