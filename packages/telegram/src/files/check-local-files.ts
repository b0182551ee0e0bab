import { constants } from "node:fs";
import { access } from "node:fs/promises";
import { refuseProblems } from "@gotovo/runtime";
import type { Api } from "grammy";
import { grammySignal } from "../grammy-signal.ts";
import { classify } from "../outbound/telegram-errors.ts";
import { isLocalFile } from "./local-files.ts";

/** A start does not wait longer to see how files are handed out. */
const patienceMs = 3_000;

/**
 * Looks at a file that the bot knows, and at its picture, as far as there are any.
 * @throws EnvError when the server names files by places that cannot be read here
 */
export async function checkLocalFiles(
  api: Api,
  apiRoot: string,
  botId: number,
  knownFileId: string | null,
): Promise<void> {
  const pictures = await ifAnswered((signal) => api.getUserProfilePhotos(botId, { limit: 1 }, signal));
  for (const fileId of [knownFileId, pictures?.photos?.[0]?.[0]?.file_id]) {
    if (!fileId) continue;
    const path = (await ifAnswered((signal) => api.getFile(fileId, signal)))?.file_path;
    if (path === undefined || !isLocalFile(apiRoot, path) || (await canRead(path))) continue;
    refuseProblems({
      TELEGRAM_API_ROOT: `is a server that runs with --local, and its files cannot be read here (${path}): share its folder under the same path, or run it without --local`,
    });
  }
}

/** Whatever Telegram refuses or is late with says nothing of files. */
async function ifAnswered<T>(
  ask: (signal: ReturnType<typeof grammySignal>) => Promise<T>,
): Promise<T | null> {
  try {
    return await ask(grammySignal(AbortSignal.timeout(patienceMs)));
  } catch (error) {
    if (classify(error) === null) throw error;
    return null;
  }
}

function canRead(path: string): Promise<boolean> {
  return access(path, constants.R_OK).then(
    () => true,
    () => false,
  );
}
