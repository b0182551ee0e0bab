import { DomainError } from "@gotovo/domain";
import type { Deps } from "../context.ts";

/**
 * Refuses an address to which nothing can be sent.
 * @throws DomainError `validation_failed`, with the reason
 */
export async function requireTarget({ webhooks }: Pick<Deps, "webhooks">, url: string): Promise<void> {
  const refusal = await webhooks.refusalOf(url);
  if (refusal !== null) throw new DomainError("validation_failed", { field: "url", message: refusal });
}
