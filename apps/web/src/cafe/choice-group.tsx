import { useId } from "preact/hooks";

interface Props {
  readonly title: string;
  readonly chosen: string;
  readonly choices: readonly { readonly id: string; readonly name: string; readonly note: string }[];
  readonly onChoose: (id: string) => void;
}

export function ChoiceGroup({ title, chosen, choices, onChoose }: Props) {
  const name = useId();
  return (
    <fieldset class="choices">
      <legend>{title}</legend>
      <div class="choice-row">
        {choices.map((choice) => (
          <label key={choice.id} class="choice">
            <input
              type="radio"
              name={name}
              value={choice.id}
              checked={choice.id === chosen}
              onChange={() => onChoose(choice.id)}
            />
            <span class="choice-name">{choice.name}</span>
            <span class="choice-note">{choice.note}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
