import { prefixOf, type SubjectKind } from "@gotovo/domain";

/** SQL: whether a row `k` of card is about a thing of that kind. */
export function isAbout(kind: SubjectKind): string {
  return `starts_with(k.subject, '${prefixOf(kind)}')`;
}

/** SQL: the id (a UUID) of the thing that such a row is about. */
export function idOf(kind: SubjectKind): string {
  return `substr(k.subject, ${prefixOf(kind).length + 1})::uuid`;
}

/** SQL: the subject of a card about the thing of that kind whose id is the SQL expression `id`. */
export function subjectOf(kind: SubjectKind, id: string): string {
  return `'${prefixOf(kind)}' || ${id}`;
}
