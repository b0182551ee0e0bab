import { Api, InputFile } from "grammy";
import { afterAll, beforeAll, expect, test } from "vitest";
import { botName, botToken, type Harness, startHarness } from "../testing/harness.ts";
import { readParts } from "./multipart.ts";

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.close());

const names = ["чек № 7.pdf", "кофе ☕️🥐.txt", 'a "quoted" name.txt', "plain.bin", "tail; end.txt"];

test.each(names.slice(0, 4))(
  "a file called %s arrives with its name, from a browser's form",
  async (name) => {
    const chat = (await harness.tg.person({ first_name: "Anna" })).chat(botName);
    await chat.start();
    const form = new FormData();
    form.set("chat_id", String(chat.id));
    form.set("caption", "Ваш чек ☕");
    form.set("document", new Blob(["paid"]), name);
    const response = await fetch(`${harness.url}/bot${botToken}/sendDocument`, {
      method: "POST",
      body: form,
    });
    expect(response.status).toBe(200);
    expect(await chat.last()).toMatchObject({
      caption: "Ваш чек ☕",
      file: { file_name: name, file_size: 4 },
    });
  },
);

test.each(names.slice(0, 2))("the same called %s, from grammY, which does not quote it", async (name) => {
  const chat = (await harness.tg.person({ first_name: "Anna" })).chat(botName);
  await chat.start();
  const api = new Api(botToken, { apiRoot: harness.url });
  const { document } = await api.sendDocument(chat.id, new InputFile(Buffer.from("paid"), name));
  expect(document.file_name).toBe(name);
});

const body = (disposition: string, content = "x") =>
  Buffer.from(
    `--b\r\nContent-Disposition: ${disposition}\r\nContent-Type: text/plain\r\n\r\n${content}\r\n--b--\r\n`,
  );
const nameIn = (disposition: string) =>
  readParts(body(disposition), "multipart/form-data; boundary=b")[0]?.file_name;

test("names as every kind of library writes them", () => {
  expect(nameIn(`form-data; name="f"; filename="tail; end.txt"`)).toBe("tail; end.txt");
  expect(nameIn(`form-data; name="f"; filename*=UTF-8''%D1%87%D0%B5%D0%BA.pdf`)).toBe("чек.pdf");
  expect(nameIn(`form-data; name="f"; filename="x.txt"; filename*=UTF-8''%D1%87.txt`)).toBe("ч.txt");
  expect(nameIn(`form-data; name="f"; filename="a \\"b\\".txt"`)).toBe('a "b".txt');
  expect(nameIn(`form-data; name="f"`)).toBeUndefined();
});

test("line ends and dashes inside a file stay", () => {
  const content = "one\r\n--two\r\n\r\n-b--\n--b";
  const [part] = readParts(
    body(`form-data; name="f"; filename="x"`, content),
    "multipart/form-data;boundary=b",
  );
  expect(Buffer.from(part?.bytes ?? []).toString()).toBe(content);
});

test("a body that ends too early is refused", async () => {
  const response = await fetch(`${harness.url}/bot${botToken}/sendDocument`, {
    method: "POST",
    headers: { "content-type": "multipart/form-data; boundary=b" },
    body: '--b\r\ncontent-disposition: form-data; name="x"\r\n\r\n1',
  });
  expect(await response.json()).toMatchObject({
    error_code: 400,
    description: "Bad Request: can't parse multipart/form-data",
  });
});
