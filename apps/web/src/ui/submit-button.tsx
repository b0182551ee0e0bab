interface Props {
  readonly label: string;
  readonly busyLabel?: string;
  readonly busy: boolean;
  readonly class?: string;
}

/** Sends a form; while that lasts it turns and cannot be pressed again. */
export function SubmitButton({ label, busyLabel = label, busy, class: look = "" }: Props) {
  return (
    <button type="submit" class={`button wide ${look}`} aria-disabled={busy}>
      {busy && <span class="spinner" aria-hidden="true" />}
      {busy ? busyLabel : label}
    </button>
  );
}
