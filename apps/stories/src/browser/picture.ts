import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { launchBrowser } from "@gotovo/testing/browser/launch";
import type { Page } from "playwright-core";
import { startProduct } from "../world/product.ts";
import { chatPage } from "./chat-page.ts";
import { buyCoffee, openBrowser, openTelegram } from "./site.ts";

// Makes the README's picture again, of the product as it runs: `node apps/stories/src/browser/picture.ts`.
const file = join(import.meta.dirname, "../../../../docs/images/demo.png");
const sizes = {
  picture: { width: 1280, height: 720 },
  phone: { width: 375, height: 770 },
  chats: { width: 900, height: 640 },
};

const product = await startProduct();
const browser = await launchBrowser();
try {
  const invite = /barista: (\S+)/.exec(product.output())?.[1] ?? "";
  const { id: customer } = await product.telegram.person({ first_name: "Anna", language_code: "en" });
  const { id: barista } = await product.telegram.person({ first_name: "Oliver", language_code: "en" });

  const staff = await openBrowser(browser, { ...sizes.chats, language: "en" });
  const queue = chatPage(await staff.context.newPage());
  await queue.page.goto(invite);
  await queue.choose("Oliver");
  await queue.start();
  await queue.message("Welcome to").waitFor();

  const { context } = await openBrowser(browser, { ...sizes.phone, language: "en" });
  const tracking = await context.newPage();
  const number = await buyCoffee(tracking, product.url, { language: "en", name: "Anna" });
  const chat = chatPage(await openTelegram(tracking, "en"));
  await chat.choose("Anna");
  await chat.start();
  await chat.message("Is it yours?").waitFor();
  await chat.tap("Yes, it is mine");
  await chat.message(`Order ${number} ·`).waitFor();
  await queue.message(`Order: ${number}`).waitFor();
  await queue.tap("Start");
  await queue.message("In progress: 1").waitFor();
  await tracking.getByText("Notifications are on").waitFor();

  const [customerBot, horecaBot] = [
    /bot=(\w+)/.exec(chat.page.url())?.[1] ?? "GotovoDemoBot",
    "GotovoHorecaDemoBot",
  ];
  await queue.page.goto(
    `${product.sandboxUrl}/?left=${customer}:${customerBot}&right=${barista}:${horecaBot}`,
  );
  await chatPage(queue.page).message("Being made").waitFor();
  await chatPage(queue.page, { side: "right" }).message("In progress: 1").waitFor();
  await tracking.evaluate("scrollTo(0, 0)");

  const parts = { phone: await shot(tracking), chats: await shot(queue.page) };
  const frame = await openBrowser(browser, sizes.picture);
  const page = await frame.context.newPage();
  await page.setContent(layout(parts));
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, await page.screenshot());
  process.stdout.write(`${file}: ${Math.round((await readFile(file)).length / 1024)} kB\n`);
} finally {
  await browser.close();
  await product.close();
}

async function shot(page: Page): Promise<string> {
  await page.waitForTimeout(500);
  return `data:image/png;base64,${(await page.screenshot()).toString("base64")}`;
}

/** A phone and a window beside each other. */
function layout({ phone, chats }: { phone: string; chats: string }): string {
  return `<style>
    body { margin: 0; height: 100vh; display: flex; gap: 24px; align-items: center; justify-content: center;
      background: #e9dfd2; }
    img { display: block; width: 100%; }
    .phone { width: 300px; border: 8px solid #2b211c; border-radius: 34px; overflow: hidden;
      box-shadow: 0 18px 40px #0003; }
    .window { width: 900px; border-radius: 12px; overflow: hidden; box-shadow: 0 18px 40px #0003; }
  </style>
  <div class="phone"><img src="${phone}"></div><div class="window"><img src="${chats}"></div>`;
}
