import { ApiError } from "../session/api-error.ts";
import { request } from "../session/request.ts";

const path = "/api/v1/auths/";

/** Has a code sent to a phone; returns the code itself where there is nowhere to send it (development). */
export async function sendCode(phone: string): Promise<string | null> {
  const { response } = await request<{ response: string }>(path, {
    method: "POST",
    body: { phone_number: phone },
  });
  return /\(use (\d+)\)/.exec(response)?.[1] ?? null;
}

/** Signs in with the code that this browser asked for; the session is in a cookie then. */
export async function checkCode(code: string): Promise<void> {
  try {
    await request(path, { method: "PATCH", body: { otp: code } });
  } catch (error) {
    // The document's answer to a wrong code has no code of its own.
    if (error instanceof ApiError && error.code === "400") throw new ApiError("code_invalid");
    throw error;
  }
}
