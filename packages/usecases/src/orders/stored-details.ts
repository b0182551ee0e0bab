import type { Metadata } from "@gotovo/domain";

/** JSON for a column; null stays null. */
export function storedJson(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}

/** Null for what most orders have: none. */
export function storedMetadata(metadata: Metadata): string | null {
  return Object.keys(metadata).length === 0 ? null : JSON.stringify(metadata);
}
