import { errorCodes } from "@gotovo/domain";
import { z } from "zod";
import { status } from "./primitives.ts";

/** Every `code` of a problem: the product's own refusals, and those that only HTTP knows. */
export const problemCodes = [
  ...errorCodes,
  "already_paired",
  "payload_too_large",
  "unsupported_media_type",
  "method_not_allowed",
  "internal",
] as const;

export type ProblemCode = (typeof problemCodes)[number];

/** RFC 9457 problem details with a closed `code`. */
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.enum(problemCodes),
    detail: z.string().optional(),
    errors: z
      .array(z.object({ path: z.string(), message: z.string() }))
      .optional()
      .meta({ description: "With `validation_failed`: what is wrong, and where" }),
    order: z
      .object({
        order_id: z.string(),
        status,
        version: z.int(),
        allowed_moves: z.array(status).optional(),
      })
      .optional()
      .meta({
        description:
          "When a request is refused for what the order is now: its current state, and the moves that are possible",
      }),
    retry_after: z.int().optional().meta({ description: "Seconds" }),
  })
  .meta({ id: "Problem" });

export type Problem = z.infer<typeof problem>;
