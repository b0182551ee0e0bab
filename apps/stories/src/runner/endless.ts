import { launchBrowser } from "@gotovo/testing/browser/launch";
import { createTestDatabase } from "@gotovo/testing/database/test-database";
import { test } from "vitest";
import { startProduct } from "../world/product.ts";

test("everything is started, and nothing ends it", async () => {
  await createTestDatabase();
  const browser = await launchBrowser();
  await (await browser.newPage()).setContent("<h1>Here</h1>");
  await startProduct();
  process.stderr.write("Everything runs.\n");
  await new Promise(() => {});
});
