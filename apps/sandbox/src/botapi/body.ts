import type { IncomingMessage } from "node:http";
import { ApiError, badRequest } from "./errors.ts";
import { readParts } from "./multipart.ts";
import type { Params } from "./params.ts";

export interface Upload {
  readonly file_name: string;
  readonly mime_type: string;
  readonly bytes: Uint8Array;
}
export interface Body {
  readonly params: Params;
  readonly uploads: Map<string, Upload>;
}

/** 50 MB of file and some room for the rest of the form. */
const maxBody = 51 * 1024 * 1024;
const noUploads: Map<string, Upload> = new Map();

/**
 * The parameters of a request: from the query, and from a JSON, urlencoded or multipart body. Throws 400 for bodies that
 * cannot be read, 413 for more than Telegram takes.
 */
export async function readBody(request: IncomingMessage, query: string): Promise<Body> {
  const params = query === "" ? {} : Object.fromEntries(new URLSearchParams(query));
  if (request.method !== "POST") return { params, uploads: noUploads };
  const bytes = await collect(request);
  if (bytes.length === 0) return { params, uploads: noUploads };
  const type = request.headers["content-type"] ?? "";
  if (type.startsWith("application/json")) {
    return { params: { ...params, ...json(bytes.toString()) }, uploads: noUploads };
  }
  if (type.startsWith("application/x-www-form-urlencoded")) {
    const form = Object.fromEntries(new URLSearchParams(bytes.toString()));
    return { params: { ...params, ...form }, uploads: noUploads };
  }
  if (type.startsWith("multipart/form-data")) return multipart(bytes, type, params);
  throw badRequest(`unsupported content type "${type}"`);
}

function collect(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size <= maxBody) chunks.push(chunk);
    });
    request.on("end", () => {
      if (size > maxBody) reject(new ApiError(413, "Request Entity Too Large"));
      else resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks));
    });
    request.on("error", reject);
  });
}

function json(text: string): Params {
  try {
    const value = JSON.parse(text) as unknown;
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Params;
  } catch {
    throw badRequest("can't parse JSON object");
  }
  throw badRequest("object expected as JSON body");
}

function multipart(bytes: Buffer, type: string, params: Params): Body {
  const uploads = new Map<string, Upload>();
  for (const { name, file_name, mime_type, bytes: content } of readParts(bytes, type)) {
    if (file_name === undefined) params[name] = Buffer.from(content).toString();
    else uploads.set(name, { file_name, mime_type, bytes: content });
  }
  return { params, uploads };
}
