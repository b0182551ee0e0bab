import { DomainError } from "@gotovo/domain";

/** Minutes of a setting at most: four hours. */
const most = 240;

/** @throws DomainError `validation_failed` for what cannot be meant */
export function requireMinutes(minutes: number): void {
  if (!Number.isInteger(minutes) || minutes < 0 || minutes > most)
    throw new DomainError("validation_failed", { field: "minutes" });
}
