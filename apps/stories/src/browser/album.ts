import { screenshot } from "@gotovo/testing/browser/launch";
import type { Page } from "playwright-core";

/** Numbers the pictures of a story, so that they can be leafed through. Taken only with TEST_PICTURES=1: nothing is proven by them. */
export function album(story: string) {
  let count = 0;
  return async (page: Page, step: string): Promise<void> => {
    if (process.env.TEST_PICTURES !== "1") return;
    await screenshot(page, `${story}-${String(++count).padStart(2, "0")}-${step}`);
  };
}
