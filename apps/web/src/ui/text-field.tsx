import { useEffect, useId, useRef } from "preact/hooks";

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly hint?: string | undefined;
  /** Puts the cursor there as soon as it is shown. */
  readonly focused?: boolean;
  readonly class?: string;
  readonly inputMode?: "text" | "tel" | "numeric";
  readonly autocomplete?: string;
  readonly autocapitalize?: "off";
  readonly placeholder?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly required?: boolean;
  readonly readOnly?: boolean;
  readonly spellcheck?: boolean;
}

/** A labelled field of one line. */
export function TextField({ label, value, onInput, hint, focused = false, ...input }: Props) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (focused) field.current?.focus();
  }, [focused]);
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}
      </label>
      <input
        ref={field}
        id={id}
        {...input}
        type="text"
        value={value}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      {hint && (
        <span class="field-hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
    </div>
  );
}
