/** Tells the person what is happening, on standard error. */
export function say(text) {
  process.stderr.write(`${text}\n`);
}
