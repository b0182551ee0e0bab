import type { Context } from "hono";
import { HttpProblem } from "./http-problem.ts";

/** Bytes that a request body may have. */
export const maxBodyBytes = 256 * 1024;

const jsonMediaType = /^application\/([\w.-]+\+)?json$/;

/**
 * The body of a request as text.
 * @throws HttpProblem `payload_too_large`, `unsupported_media_type` (a body that does not call itself JSON)
 */
export async function readBody(c: Context): Promise<string> {
  const length = c.req.header("content-length");
  if (Number(length ?? 0) > maxBodyBytes) throw tooLarge();
  const text = length === undefined ? await readCounting(c) : await orBroken(c.req.text());
  const mediaType = c.req.header("content-type")?.split(";")[0]?.trim().toLowerCase() ?? "";
  if (text !== "" && !jsonMediaType.test(mediaType)) throw new HttpProblem("unsupported_media_type");
  return text;
}

/**
 * The value of a JSON text.
 * @throws HttpProblem `validation_failed`
 */
export function parseJson(text: string): unknown {
  if (text === "") throw invalid("a JSON body is required");
  try {
    return JSON.parse(text);
  } catch (error) {
    throw invalid(`the body is not valid JSON: ${(error as Error).message}`);
  }
}

/** Nobody said how long the body is: read until it ends or has grown too large. */
async function readCounting(c: Context): Promise<string> {
  const { body } = c.req.raw;
  if (!body) return "";
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let text = "";
  let bytes = 0;
  for (;;) {
    const { done, value } = await orBroken(reader.read());
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    if (bytes > maxBodyBytes) {
      await reader.cancel();
      throw tooLarge();
    }
    text += decoder.decode(value, { stream: true });
  }
}

async function orBroken<T>(read: Promise<T>): Promise<T> {
  try {
    return await read;
  } catch {
    // The client hung up: nobody will read this answer.
    throw invalid("the body ended too early");
  }
}

function tooLarge(): HttpProblem {
  return new HttpProblem("payload_too_large", { detail: `At most ${maxBodyBytes} bytes.` });
}

function invalid(message: string): HttpProblem {
  return new HttpProblem("validation_failed", { errors: [{ path: "", message }] });
}
