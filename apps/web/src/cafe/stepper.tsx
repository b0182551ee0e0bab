import { useTexts } from "../text/context.tsx";
import { maxQuantity } from "./cart.ts";

interface Props {
  /** What is counted. */
  readonly label: string;
  readonly value: number;
  readonly min: 0 | 1;
  readonly disabled?: boolean;
  readonly onChange: (value: number) => void;
}

export function Stepper({ label, value, min, disabled = false, onChange }: Props) {
  const { t } = useTexts();
  return (
    <fieldset class="stepper" disabled={disabled}>
      <legend class="visually-hidden">{label}</legend>
      <button
        type="button"
        aria-label={t("less")}
        disabled={value <= min}
        onClick={() => onChange(value - 1)}
      >
        −
      </button>
      <output>{value}</output>
      <button
        type="button"
        aria-label={t("more")}
        disabled={value >= maxQuantity}
        onClick={() => onChange(value + 1)}
      >
        +
      </button>
    </fieldset>
  );
}
