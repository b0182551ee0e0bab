import type { Area } from "../account/area-context.tsx";
import { toBase64Url } from "../keys/encoding.ts";
import { isAnswer } from "../secure/events.ts";
import { browserStream, openEventStream } from "../session/event-stream.ts";

export interface KeyQuestion {
  /** What the other device shows, too. */
  readonly fingerprint: string;
  close(): void;
}

/** What became of the question. `keep` opens the key and keeps it here; it throws BrokenSeal. */
export type KeyAnswer = "refused" | "over" | { keep(): Promise<void> };

/** Asks the account's other devices for the key, as `verify` does in docs/documents/auth-protocol.md, when signed in. */
export async function askForKey(
  { session, account, keys, keyStore }: Area,
  onAnswer: (answer: KeyAnswer) => void | Promise<void>,
): Promise<KeyQuestion> {
  const pair = await keys.makeKeyPair();
  const { auth_id: authId } = await session.call<{ auth_id: string }>("/v1/account/key-requests", {
    method: "POST",
    body: { public_key: toBase64Url(pair.publicKey) },
  });
  const fingerprint = await keys.fingerprint(authId, pair.publicKey);
  const stream = openEventStream(
    "/v1/auth/events",
    browserStream(async () => authId),
    {
      onEvent(name, data) {
        if (name === "over") return void onAnswer("over");
        if (name !== "updates.respondAuthVerify" || !isAnswer(data)) return;
        const { accept, public_key, user_key_enc } = data;
        if (!accept || public_key === undefined || user_key_enc === undefined)
          return void onAnswer("refused");
        stream.close();
        void onAnswer({
          async keep() {
            const userKey = await keys.open(pair, { public_key, user_key_enc }, authId);
            await keyStore.keepUserKey(account.id, userKey);
          },
        });
      },
      onConnected() {},
      onRefused: () => void onAnswer("over"),
    },
  );
  return { fingerprint, close: () => stream.close() };
}
