import { Api } from "grammy";
import { expect, test } from "vitest";
import { plainMoments } from "./plain-moments.ts";

const timed = 'by <tg-time unix="1777629900" format="t">10:05</tg-time>';

/** A bot whose Bot API server answers texts as `refuse` says; null: well. */
function botOn(refuse: (text: string) => string | null) {
  const api = new Api("1:token");
  const asked: string[] = [];
  // Installed first: it stands in for the server.
  api.config.use(async (_call, _method, payload) => {
    const { text } = payload as { text: string };
    asked.push(text);
    const description = refuse(text);
    if (description !== null) return { ok: false, error_code: 400, description } as never;
    return { ok: true, result: { message_id: 1 } } as never;
  });
  plainMoments(api);
  return { asked, say: (text: string) => api.sendMessage(1, text, { parse_mode: "HTML" }) };
}

test("a server that knows moments gets them, once", async () => {
  const { asked, say } = botOn(() => null);
  await say(timed);
  expect(asked).toEqual([timed]);
});

test("one that does not gets our words, and is not tried again", async () => {
  const { asked, say } = botOn((text) =>
    text.includes("<tg-time") ? 'Bad Request: can\'t parse entities: Unsupported start tag "tg-time"' : null,
  );
  await say(timed);
  await say("plain");
  await say(timed);
  expect(asked).toEqual([timed, "by 10:05", "plain", "by 10:05"]);
});

test("what is refused for another reason is refused", async () => {
  const { asked, say } = botOn(() => "Bad Request: chat not found");
  await expect(say(timed)).rejects.toThrow("chat not found");
  expect(asked).toEqual([timed]);
});
