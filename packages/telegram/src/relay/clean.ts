/** PostgreSQL keeps no NUL; a space in its place leaves the entities where they are. */
export function clean(text: string): string {
  return text.replaceAll("\u0000", " ").toWellFormed();
}
