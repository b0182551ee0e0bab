import type { Context } from "hono";
import { decodeText } from "./decode-text.ts";
import { HttpProblem } from "./http-problem.ts";

/** Bytes that a request body may have, unpacked. */
export const maxBodyBytes = 256 * 1024;

const jsonMediaType = /^application\/([\w.-]+\+)?json$/;
/** `Content-Encoding` that is unpacked, by the names of RFC 9110. */
const packings: Record<string, "gzip" | "deflate"> = { gzip: "gzip", "x-gzip": "gzip", deflate: "deflate" };

/**
 * The body of a request as text: unpacked, and decoded from the charset that it names (UTF-8 unless it says otherwise).
 * @throws HttpProblem `payload_too_large`, `unsupported_media_type` (does not call itself JSON; a charset or packing that
 *   nobody knows here), `validation_failed` (bytes that are no text in that charset, or no whole body)
 */
export async function readBody(c: Context): Promise<string> {
  const length = c.req.header("content-length");
  if (Number(length ?? 0) > maxBodyBytes) throw tooLarge();
  const isPlain = length !== undefined && c.req.header("content-encoding") === undefined;
  const bytes = isPlain ? new Uint8Array(await orBroken(c.req.arrayBuffer())) : await readBytes(unpack(c));
  if (bytes.byteLength === 0) return "";
  const [mediaType = "", ...parameters] = (c.req.header("content-type") ?? "").toLowerCase().split(";");
  if (!jsonMediaType.test(mediaType.trim())) throw new HttpProblem("unsupported_media_type");
  const charset = parameters
    .map((each) => /^\s*charset\s*=\s*"?([^"\s]+)"?\s*$/.exec(each)?.[1])
    .find(Boolean);
  return decodeText(bytes, charset ?? "utf-8");
}

/**
 * The value of a JSON text.
 * @throws HttpProblem `validation_failed`
 */
export function parseJson(text: string): unknown {
  if (text === "") throw invalid("a JSON body is required");
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw invalid(`the body is not valid JSON: ${(error as Error).message}`);
  }
  // Schemas of free keys leave it out without a word. Escaped or not, it is rare enough to look twice.
  if (/__proto__|\\u005f/i.test(text)) refuseProto(value);
  return value;
}

function refuseProto(value: unknown): void {
  if (typeof value !== "object" || value === null) return;
  if (Object.hasOwn(value, "__proto__")) throw invalid("__proto__ cannot be the name of a field");
  for (const part of Object.values(value)) refuseProto(part);
}

function unpack(c: Context): ReadableStream<Uint8Array> | null {
  const { body } = c.req.raw;
  const packing = c.req.header("content-encoding")?.trim().toLowerCase() ?? "identity";
  if (!body || packing === "" || packing === "identity") return body;
  const format = packings[packing];
  if (!format) {
    const detail = `Content-Encoding may be ${Object.keys(packings).join(", ")} or absent.`;
    throw new HttpProblem("unsupported_media_type", {
      detail,
      headers: { "accept-encoding": "gzip, deflate" },
    });
  }
  return body.pipeThrough(new DecompressionStream(format) as never);
}

/** Reads until the body ends or has grown too large, whatever it said of its length. */
async function readBytes(body: ReadableStream<Uint8Array> | null): Promise<Uint8Array> {
  if (!body) return new Uint8Array();
  const reader = body.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await orBroken(reader.read());
    if (done) return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, length);
    length += value.byteLength;
    if (length > maxBodyBytes) {
      // What is still to come is not waited for, and how its sender takes that is no matter of ours.
      reader.cancel().catch(() => {});
      throw tooLarge();
    }
    chunks.push(value);
  }
}

async function orBroken<T>(read: Promise<T>): Promise<T> {
  try {
    return await read;
  } catch {
    // The client hung up, or the packing is broken.
    throw invalid("the body ended too early, or is not packed as Content-Encoding says");
  }
}

function tooLarge(): HttpProblem {
  return new HttpProblem("payload_too_large", { detail: `At most ${maxBodyBytes} bytes.` });
}

function invalid(message: string): HttpProblem {
  return new HttpProblem("validation_failed", { errors: [{ path: "", message }] });
}
