import { badRequest } from "./errors.ts";

/** One part of a multipart/form-data body; `file_name` is there for files. */
export interface Part {
  readonly name: string;
  readonly file_name?: string;
  readonly mime_type: string;
  readonly bytes: Uint8Array;
}

const headersEnd = Buffer.from("\r\n\r\n");

/**
 * The parts of a body by its content type. Written out because the platform's parser takes only what browsers send:
 * Telegram accepts names in UTF-8, quoted or not, as libraries write them. Throws 400 for a malformed body.
 */
export function readParts(body: Buffer, contentType: string): Part[] {
  const [, quoted, bare] = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType) ?? [];
  const delimiter = Buffer.from(`--${quoted ?? bare ?? ""}`);
  const parts: Part[] = [];
  let at = body.indexOf(delimiter);
  while (at >= 0) {
    const start = at + delimiter.length;
    if (body.subarray(start, start + 2).toString() === "--") return parts;
    const end = body.indexOf(`\r\n${delimiter.toString()}`, start);
    if (end < 0) break;
    parts.push(readPart(body.subarray(start + 2, end)));
    at = end + 2;
  }
  throw badRequest("can't parse multipart/form-data");
}

function readPart(part: Buffer): Part {
  const split = part.indexOf(headersEnd);
  const lines = part.subarray(0, Math.max(split, 0)).toString().split("\r\n");
  const headers = new Map(
    lines.map((line) => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  const disposition = headers.get("content-disposition") ?? "";
  const name = parameter(disposition, "name");
  if (split < 0 || name === undefined) throw badRequest("can't parse multipart/form-data");
  const fileName = extended(disposition) ?? parameter(disposition, "filename");
  return {
    name,
    ...(fileName !== undefined && { file_name: fileName }),
    mime_type: headers.get("content-type") ?? "",
    bytes: new Uint8Array(part.subarray(split + headersEnd.length)),
  };
}

/** `name="…"` or `name=…`; an unquoted one goes on to the next semicolon, spaces included. */
function parameter(header: string, name: string): string | undefined {
  const match = new RegExp(`;\\s*${name}=(?:"((?:[^"\\\\]|\\\\.)*)"|([^;]*))`, "i").exec(header);
  if (!match) return undefined;
  const [, quoted, bare = ""] = match;
  if (quoted === undefined) return bare.trim();
  // Browsers write quotes and line ends as %22, %0D and %0A, curl as \".
  return quoted.replace(/\\(["\\])/g, "$1").replace(/%(22|0D|0A)/gi, (code) => decodeURIComponent(code));
}

/** The name as RFC 5987 writes it: filename*=UTF-8''%D0%A7… */
function extended(header: string): string | undefined {
  const [, encoded] = /;\s*filename\*=UTF-8''([^;\s]+)/i.exec(header) ?? [];
  if (encoded === undefined) return undefined;
  try {
    return decodeURIComponent(encoded);
  } catch {
    throw badRequest("can't parse multipart/form-data");
  }
}
