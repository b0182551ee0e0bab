import { DomainError, fitComment } from "@gotovo/domain";

/**
 * A comment as it is kept; `cut` tells whether it was too long.
 * @throws DomainError `validation_failed` (it says nothing)
 */
export function requireComment(text: string): ReturnType<typeof fitComment> {
  const kept = fitComment(text);
  if (kept.comment === "") throw new DomainError("validation_failed");
  return kept;
}
