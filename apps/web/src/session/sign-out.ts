import { request } from "./request.ts";

/** Signs out here. Throws ApiError. */
export async function signOut(): Promise<void> {
  await request("/api/v1/auths/logout/", { method: "POST", body: {} });
}
