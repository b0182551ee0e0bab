import { drawReport } from "./draw.ts";
import type { Painted, PaintRequest } from "./painter.ts";

/** The process that draws: it answers every request of its parent, and ends with it. */
process.on("disconnect", () => process.exit());
process.on("message", async ({ id, spec }: PaintRequest) => {
  const answer = await drawReport(spec).then(
    (png): Painted => ({ id, png }),
    (error: unknown): Painted => ({ id, error: error instanceof Error ? error.message : String(error) }),
  );
  process.send?.(answer);
});
