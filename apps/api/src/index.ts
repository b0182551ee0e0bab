export type { ApiOptions, Readiness } from "./context.ts";
export { createApi } from "./create-api.ts";
