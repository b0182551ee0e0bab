import { screenshot } from "@gotovo/testing/browser/launch";
import type { Page } from "playwright-core";

/** Numbers the pictures of a story, so that they can be leafed through. */
export function album(story: string) {
  let count = 0;
  return (page: Page, step: string) =>
    screenshot(page, `${story}-${String(++count).padStart(2, "0")}-${step}`);
}
