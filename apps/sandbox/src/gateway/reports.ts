import { createHash, createHmac } from "node:crypto";
import type { Post } from "../doors/post.ts";
import { codeChanged } from "../state/codes.ts";
import type { Verification } from "../state/types.ts";
import { unixTime, type World } from "../state/world.ts";
import { requestStatus } from "./status.ts";

const patienceMs = 10_000;

/** Changes what is known of a message, and tells the page and the sender's callback address. */
export interface Reports {
  readonly changed: (sent: Verification) => void;
  /** Somebody looks at the message. */
  readonly seen: (sent: Verification) => void;
}

/** @param onFailure is told of reports that could not be delivered: they are not repeated. */
export function createReports(world: World, post: Post, onFailure: (error: unknown) => void): Reports {
  const changed = (sent: Verification) => {
    codeChanged(world, sent);
    if (sent.callback_url !== undefined) report(world, post, sent, sent.callback_url).catch(onFailure);
  };
  return {
    changed,
    seen(sent) {
      if (sent.read_at !== undefined) return;
      sent.read_at = world.now();
      changed(sent);
    },
  };
}

/** A delivery report, signed as Telegram signs: HMAC-SHA-256 of time, line feed and body by the token's SHA-256. */
async function report(world: World, post: Post, sent: Verification, url: string): Promise<void> {
  const body = JSON.stringify(requestStatus(world, sent));
  const time = String(unixTime(world));
  const key = createHash("sha256").update(sent.access_token).digest();
  const headers = {
    "x-request-timestamp": time,
    "x-request-signature": createHmac("sha256", key).update(`${time}\n${body}`).digest("hex"),
  };
  const { status } = await post(url, body, headers, AbortSignal.timeout(patienceMs));
  if (status < 200 || status > 299) throw new Error(`the Gateway's report to ${url} was answered ${status}`);
}
