import { useState } from "preact/hooks";
import { usePolled } from "../hooks/use-polled.ts";
import { FaultForm } from "./fault-form.tsx";
import { IconButton } from "./icon-button.tsx";
import { usePage } from "./page-context.ts";

/** The faults in force, each with a way to end it. */
export function FaultRules() {
  const { t, control, run } = usePage();
  const [faults, refresh] = usePolled(control.faults, 2_000);
  const [adding, setAdding] = useState(false);
  const change = (work: Promise<unknown>) => run(work).then(refresh);
  const rules = faults?.faults ?? [];
  return (
    <section class="weather-part" aria-label={t("faults")}>
      <h3>
        {t("faults")}
        {rules.length > 0 && (
          <button type="button" class="text-button" onClick={() => change(control.clearFaults())}>
            {t("faults-clear")}
          </button>
        )}
      </h3>
      {rules.length === 0 && <p class="quiet">{t("faults-none")}</p>}
      <ul class="fault-list">
        {rules.map((rule) => (
          <li key={rule.id}>
            <span>
              <b>{t(`fault-${rule.kind}`)}</b> {rule.method ?? t("fault-any-method")}
              {rule.bot && ` · @${rule.bot}`}
              {rule.probability !== undefined && ` · ${Math.round(rule.probability * 100)} %`}
              {rule.times !== undefined && ` · ${t("fault-times-left", { count: rule.times - rule.hits })}`}
            </span>
            <IconButton
              icon="close"
              label={t("fault-end")}
              onClick={() => change(control.clearFaults(rule.id))}
            />
          </li>
        ))}
      </ul>
      {adding ? (
        <FaultForm
          onCancel={() => setAdding(false)}
          onAdd={(fault) => {
            setAdding(false);
            void change(control.addFault(fault));
          }}
        />
      ) : (
        <button type="button" class="button" onClick={() => setAdding(true)}>
          {t("fault-add")}
        </button>
      )}
    </section>
  );
}
