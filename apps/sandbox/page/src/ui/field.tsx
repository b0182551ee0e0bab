import type { ComponentChildren } from "preact";

/** A form's field under its name. */
export function Field({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the field itself comes in as children
    <label class="field">
      <span>{label}</span>
      {children}
    </label>
  );
}
