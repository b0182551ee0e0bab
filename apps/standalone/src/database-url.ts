import { readAddress } from "@gotovo/db/address";
import { z } from "zod";

/** The address of a PostgreSQL: of one host or several, or of a pooler. */
export const databaseUrl = z
  .string()
  .regex(/^postgres(ql)?:\/\//, "must be a postgresql:// address")
  .superRefine((url, context) => {
    try {
      readAddress(url);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      context.addIssue({ code: "custom", message: `cannot be read: ${message}` });
    }
  });
