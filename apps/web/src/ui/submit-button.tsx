/** A form's button: pressed once, it shows that something is under way. */
export function SubmitButton(props: { label: string; busy: boolean; quiet?: boolean }) {
  return (
    <button type="submit" class={`button${props.quiet ? " quiet" : ""}`} aria-disabled={props.busy}>
      {props.busy && <span class="spinner" aria-hidden="true" />}
      {props.label}
    </button>
  );
}
