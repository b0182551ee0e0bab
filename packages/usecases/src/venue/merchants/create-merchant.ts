import { DomainError, isTimezone } from "@gotovo/domain";
import type { Deps } from "../../context.ts";
import { newId } from "../../ids.ts";
import { insertInvite } from "../staff/create-invite.ts";
import { insertApiKey } from "./issue-api-key.ts";

export interface CreateMerchantInput {
  readonly name: string;
  readonly venues: readonly { readonly name: string; readonly timezone?: string | undefined }[];
}

export interface CreatedMerchant {
  readonly merchantId: string;
  /** Shown once. */
  readonly apiKey: string;
  /** Shown once. What is placed with it counts nowhere and can be deleted. */
  readonly testApiKey: string;
  readonly venues: readonly { readonly id: string; readonly name: string }[];
  /** For the owner of the first venue: token of a deep link into the HoReCa bot. */
  readonly ownerInviteToken: string;
}

/**
 * Creates a tenant with its venues, API keys and an invite for the owner.
 * @throws DomainError `validation_failed` without a venue, with a name that is empty or longer than 100 characters, or
 *   with a time zone that does not exist
 */
export async function createMerchant(deps: Deps, input: CreateMerchantInput): Promise<CreatedMerchant> {
  requireName(input.name, "name");
  for (const { name, timezone } of input.venues) {
    requireName(name, "venues");
    if (timezone !== undefined) requireTimezone(timezone);
  }
  return deps.db.tx(async (tx) => {
    const merchantId = newId(deps);
    await tx.merchant.create({ data: { id: merchantId, name: input.name } });
    const venues: { id: string; name: string }[] = [];
    for (const { name, timezone } of input.venues) {
      const id = newId(deps);
      await tx.venue.create({ data: { id, merchantId, name, ...(timezone && { timezone }) } });
      venues.push({ id, name });
    }
    const [first] = venues;
    if (!first) throw new DomainError("validation_failed", { field: "venues" });
    return {
      merchantId,
      apiKey: await insertApiKey(deps, tx, merchantId, "live"),
      testApiKey: await insertApiKey(deps, tx, merchantId, "test"),
      venues,
      ownerInviteToken: await insertInvite(deps, tx, first.id, "owner", null),
    };
  });
}

function requireName(name: string, field: string): void {
  const fits = name.trim() !== "" && name.length <= 100 && name.isWellFormed() && !name.includes("\u0000");
  if (!fits) throw new DomainError("validation_failed", { field, value: name.slice(0, 100) });
}

function requireTimezone(timezone: string): void {
  if (!isTimezone(timezone))
    throw new DomainError("validation_failed", { field: "timezone", value: timezone });
}
