import { z } from "zod";

/** For paths of `/v1` that take no query: whatever is there is a mistake worth telling. */
export const noQuery = z.strictObject({});
