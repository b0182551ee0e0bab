import type { Translate } from "../text/texts.ts";

/** Stands before the number of a test order; nothing on any other. */
export function TestMark({ order, t }: { order: { readonly test: boolean }; t: Translate }) {
  if (!order.test) return null;
  return (
    <>
      <strong class="test-mark">{t("test-mark")}</strong>{" "}
    </>
  );
}
