import { HttpProblem } from "./http-problem.ts";

/**
 * Bytes as text, exactly: what is no text in that charset is refused, not replaced.
 * @param charset a label of the WHATWG Encoding Standard, such as `utf-8` or `windows-1251`
 * @throws HttpProblem `unsupported_media_type` (nobody knows the charset), `validation_failed`
 */
export function decodeText(bytes: Uint8Array, charset: string): string {
  const decoder = decoderOf(charset);
  try {
    return decoder.decode(bytes);
  } catch {
    const message = `the body is not ${decoder.encoding} text: send UTF-8, or name its charset in Content-Type`;
    throw new HttpProblem("validation_failed", { errors: [{ path: "", message }] });
  }
}

function decoderOf(charset: string): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(charset, { fatal: true });
  } catch {
    throw new HttpProblem("unsupported_media_type", {
      detail: `The charset ${charset} is not known; send UTF-8.`,
    });
  }
}
