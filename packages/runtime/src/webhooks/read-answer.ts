import type { IncomingMessage } from "node:http";

/** Bytes of an answer that are read; the rest is not even received. */
const answerLimit = 1_024;

/** The first kilobyte of an answer as text, whatever it is. What breaks off or takes too long is what has come. */
export async function readAnswer(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > answerLimit) break;
    }
  } catch {
    // Its status has come, and that is what counts.
  }
  const text = new TextDecoder().decode(Buffer.concat(chunks).subarray(0, answerLimit));
  return text.replaceAll("\u0000", "\ufffd");
}
