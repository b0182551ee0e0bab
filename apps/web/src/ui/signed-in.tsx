import { useEffect } from "preact/hooks";
import { useTexts } from "../text/context.tsx";
import { StepPage } from "./step-page.tsx";

/** The end of every way in: the personal area opens by itself, and by a link should that fail. */
export function SignedIn({ hash = "" }: { hash?: string }) {
  const { t } = useTexts();
  const area = `/account${hash}`;
  useEffect(() => location.replace(area), [area]);
  return (
    <StepPage title={t("signed-in")} lead={t("signed-in-lead")} progress={1} tone="done">
      <a class="button wide quiet" href={area}>
        {t("to-area")}
      </a>
    </StepPage>
  );
}
