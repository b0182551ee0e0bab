import { useEffect, useState } from "preact/hooks";
import type { Session } from "../session/session.ts";
import { useTexts } from "../text/context.tsx";
import { browserClock } from "../ui/clock.ts";
import { PageHeader } from "../ui/page-header.tsx";
import { tabStorage } from "../ui/storage.ts";
import { checkCode, sendCode } from "./api.ts";
import { CodeStep } from "./code-step.tsx";
import { createSignIn, type SignIn, type SignInState } from "./flow.ts";
import { PhoneStep } from "./phone-step.tsx";

const goOn = () => location.replace("/account");

/** Phone, one-time code, and on to the account; at once for whoever is signed in already. */
export function SignInPage({ session }: { session: Session }) {
  const { t } = useTexts();
  const [flow, setFlow] = useState<SignIn | null>(null);
  const [state, setState] = useState<SignInState | null>(null);
  useEffect(() => {
    setFlow(createSignIn({ ...browserClock, sendCode, checkCode, storage: tabStorage() }, setState));
    // Refused or without a network: then they sign in here.
    session.token().then(goOn, () => {});
  }, [session]);
  useEffect(() => {
    if (state?.step === "done") goOn();
  }, [state]);
  useEffect(() => {
    document.title = t("sign-in-page-title");
  }, [t]);
  return (
    <div class="page sign-page">
      <PageHeader title="Gotovo" />
      <main id="content">
        <section class="card sign-card">
          {flow && state?.step === "phone" && <PhoneStep state={state} flow={flow} />}
          {flow && state?.step === "code" && <CodeStep state={state} flow={flow} />}
          {state?.step === "done" && (
            <span class="spinner big" role="status" aria-label={t("account-loading")} />
          )}
        </section>
      </main>
    </div>
  );
}
