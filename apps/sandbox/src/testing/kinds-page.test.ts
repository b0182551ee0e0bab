import { crc32, deflateSync } from "node:zlib";
import { launchBrowser } from "@gotovo/testing/browser/launch";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ChatDriver, PersonDriver } from "../driver/index.ts";
import { botName, botToken, type Harness, startHarness } from "./harness.ts";

type Browser = Awaited<ReturnType<typeof launchBrowser>>;
type Page = Awaited<ReturnType<Browser["newPage"]>>;
let harness: Harness;
let browser: Browser;
let page: Page;
let anna: PersonDriver;
let chat: ChatDriver;

beforeAll(async () => {
  harness = await startHarness({ clock: Date.now });
  anna = await harness.tg.person({ first_name: "Anna" });
  chat = anna.chat(botName);
  await chat.start();
  browser = await launchBrowser();
  const context = await browser.newContext({ locale: "en", viewport: { width: 1280, height: 900 } });
  page = await context.newPage();
  await page.goto(`${harness.url}/?left=${anna.id}:${botName}`);
  await left().getByTestId("message").first().waitFor();
});
afterAll(async () => {
  await browser?.close();
  await harness?.close();
});
const left = () => page.getByTestId("pane-left");
const newest = () => left().getByTestId("message").last();

/** A grey picture of a size. */
function png(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const ends = Buffer.alloc(8);
    ends.writeUInt32BE(data.length, 0);
    ends.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.writeUInt8(8, 8);
  const rows = deflateSync(Buffer.alloc((width + 1) * height, 0x80));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const parts = [chunk("IHDR", header), chunk("IDAT", rows), chunk("IEND", Buffer.alloc(0))];
  return Buffer.concat([signature, ...parts]);
}

/** Width and height of an image as it is, and how it is fitted into its place: run in the page. */
const look = (node: unknown) => {
  const { naturalWidth, naturalHeight } = node as { naturalWidth: number; naturalHeight: number };
  const page = globalThis as unknown as { getComputedStyle: (of: unknown) => { objectFit: string } };
  return { size: [naturalWidth, naturalHeight], fit: page.getComputedStyle(node).objectFit };
};

/** As a bot's library uploads it: without a word about what it is. */
async function sendPicture(method: string, field: string, bytes: Buffer): Promise<void> {
  const form = new FormData();
  form.set("chat_id", String(anna.id));
  form.set(field, new Blob([new Uint8Array(bytes)]), "report.png");
  const answer = await fetch(`${harness.url}/bot${botToken}/${method}`, { method: "POST", body: form });
  expect(answer.status).toBe(200);
}

test.each([
  [1600, 300],
  [300, 1600],
])("a report of %d × %d is shown whole and opens in full", async (width, height) => {
  await sendPicture("sendPhoto", "photo", png(width, height));
  const image = newest().locator("img");
  await image.waitFor();
  await image.evaluate((node) => (node as unknown as { decode: () => Promise<void> }).decode());
  expect(await image.evaluate(look)).toEqual({ size: [width, height], fit: "contain" });
  await sendPicture("sendDocument", "document", png(width, height));
  await newest().locator("a.card").waitFor();
  for (const link of [newest().locator("a.card"), left().locator("a.picture").last()]) {
    const opened = page.context().waitForEvent("page");
    await link.click();
    const tab = await opened;
    await tab.waitForLoadState();
    expect((await tab.locator("img").evaluate(look)).size).toEqual([width, height]);
    await tab.close();
  }
});

test("venues, replies to other chats, dates and kinds of tomorrow are shown", async () => {
  await chat.shareLocation(55.75, 37.61, { title: "Corner", address: "Main Street, 1" });
  await left().getByTestId("venue").filter({ hasText: "Main Street, 1" }).waitFor();
  await chat.say("that", {
    external_reply: { origin: { type: "channel", title: "Menu" }, quote: "flat white" },
  });
  await left().getByTestId("external-reply").filter({ hasText: "flat white" }).waitFor();
  await chat.send({ fields: { teleport: { to: "Mars" } } });
  await left().getByTestId("other").filter({ hasText: "teleport" }).filter({ hasText: "Mars" }).waitFor();
  const html = 'Ready <tg-time unix="1777629600" format="D">soon</tg-time>';
  await harness.api("sendMessage", { chat_id: anna.id, text: html, parse_mode: "HTML" });
  await left().locator("time").filter({ hasText: "2026" }).waitFor();
});

test("a message is forwarded from its menu", async () => {
  await chat.say("pass me on");
  const message = left().getByTestId("message").filter({ hasText: "pass me on" });
  await message.getByRole("button", { name: "Message actions" }).click();
  await page.getByRole("menuitem", { name: "Forward" }).click();
  await left().getByTestId("forward-OtherBot").click();
  await page.getByText("Forwarded", { exact: true }).waitFor();
  const forwarded = await anna.chat("OtherBot").last();
  expect(forwarded).toMatchObject({ text: "pass me on", forwarded_from: "Anna" });
});
