import { drawReport } from "./draw.ts";
import type { Painted, PaintRequest } from "./painter.ts";

/** The process that draws: it answers every request of its parent, one at a time, and ends with it. */
let last = Promise.resolve();
process.on("disconnect", () => process.exit());
process.on("message", (request: PaintRequest) => {
  last = last.then(() => answer(request));
});

async function answer({ id, spec }: PaintRequest): Promise<void> {
  const painted = await drawReport(spec).then(
    (png): Painted => ({ id, png }),
    (error: unknown): Painted => ({ id, error: error instanceof Error ? error.message : String(error) }),
  );
  process.send?.(painted);
}
