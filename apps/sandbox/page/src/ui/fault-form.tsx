import { useState } from "preact/hooks";
import type { NewFault } from "../api/control.ts";
import { useStore } from "../hooks/use-store.ts";
import { Field } from "./field.tsx";
import { usePage } from "./page-context.ts";

interface FaultFormProps {
  readonly onAdd: (fault: NewFault) => void;
  readonly onCancel: () => void;
}

const faultKinds: NewFault["kind"][] = ["429", "5xx", "timeout", "drop", "drop_after", "slow", "hang"];
const methods = ["sendMessage", "editMessageText", "deleteMessage", "answerCallbackQuery", "getUpdates"];

/** A new fault: what happens, to which calls, how often. */
export function FaultForm({ onAdd, onCancel }: FaultFormProps) {
  const { store, t } = usePage();
  const bots = useStore(store, (state) => state.bots);
  const [kind, setKind] = useState<NewFault["kind"]>("429");
  const [bot, setBot] = useState("");
  const [method, setMethod] = useState("");
  const [amount, setAmount] = useState("3");
  const [percent, setPercent] = useState("100");
  const [times, setTimes] = useState("3");

  function submit(event: Event) {
    event.preventDefault();
    onAdd({
      kind,
      ...(bot && { bot }),
      ...(method && { method }),
      ...(kind === "429" && { retry_after: Number(amount) }),
      ...(kind === "slow" && { ms: Number(amount) * 1000 }),
      ...(percent !== "100" && { probability: Number(percent) / 100 }),
      ...(times && { times: Number(times) }),
    });
  }

  const number = (
    label: string,
    value: string,
    set: (value: string) => void,
    most: number,
    required = true,
  ) => (
    <Field label={label}>
      <input
        type="number"
        min={1}
        max={most}
        required={required}
        value={value}
        onInput={(event) => set(event.currentTarget.value)}
      />
    </Field>
  );

  return (
    <form class="fault-form" onSubmit={submit}>
      <Field label={t("fault-kind")}>
        <select value={kind} onChange={(event) => setKind(event.currentTarget.value as NewFault["kind"])}>
          {faultKinds.map((each) => (
            <option key={each} value={each}>
              {t(`fault-${each}`)}
            </option>
          ))}
        </select>
      </Field>
      <Field label={t("fault-bot")}>
        <select value={bot} onChange={(event) => setBot(event.currentTarget.value)}>
          <option value="">{t("fault-any-bot")}</option>
          {bots.map(({ username }) => (
            <option key={username}>{username}</option>
          ))}
        </select>
      </Field>
      <Field label={t("fault-method")}>
        <input
          list="methods"
          value={method}
          placeholder={t("fault-any-method")}
          onInput={(event) => setMethod(event.currentTarget.value)}
        />
        <datalist id="methods">
          {methods.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      </Field>
      {kind === "429" && number(t("fault-retry-after"), amount, setAmount, 3600)}
      {kind === "slow" && number(t("fault-seconds"), amount, setAmount, 600)}
      {number(t("fault-percent"), percent, setPercent, 100)}
      {number(t("fault-times"), times, setTimes, 1_000_000, false)}
      <div class="dialog-buttons">
        <button type="button" class="button" onClick={onCancel}>
          {t("cancel")}
        </button>
        <button type="submit" class="button primary">
          {t("fault-add")}
        </button>
      </div>
    </form>
  );
}
