import type { Account } from "@gotovo/contract";
import { useEffect, useMemo, useState } from "preact/hooks";
import { safeKeyStore } from "../keys/key-store.ts";
import { createKeys } from "../keys/keys.ts";
import { loadSodium } from "../keys/sodium.ts";
import { browserSession } from "../session/browser-session.ts";
import { useTexts } from "../text/context.tsx";
import { Cup } from "../track/cup.tsx";
import { StatusMessage } from "../track/status-message.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { ProblemNote } from "../ui/problem-note.tsx";
import { StepPage } from "../ui/step-page.tsx";
import { useResource } from "../ui/use-resource.ts";
import { useWake } from "../ui/use-wake.ts";
import { createAccountApi } from "./api.ts";
import { ApproveDialog } from "./approve-dialog.tsx";
import { AreaView } from "./area.tsx";
import { AreaProvider } from "./area-context.tsx";
import { type Pending, pendingAfter } from "./pending.ts";
import { useAccountEvents } from "./use-account-events.ts";
import { useKeptInvite } from "./use-kept-invite.ts";

const keys = createKeys(loadSodium);
const keyStore = safeKeyStore();

/** `/account`: the personal area of whoever is signed in; others are led to signing in. */
export function AccountPage({ linkRoot }: { linkRoot: string | null }) {
  const session = useMemo(browserSession, []);
  const api = useMemo(() => createAccountApi(session), [session]);
  const [version, setVersion] = useState(0);
  const account = useResource(api.account, version);
  const [ended, setEnded] = useState(false);
  const [erased, setErased] = useState(false);
  const [pending, setPending] = useState<Pending>([]);
  const connected = useAccountEvents(session, {
    event(name, data) {
      setPending((before) => pendingAfter(before, name, data));
      if (name === "account") setVersion((before) => before + 1);
    },
    stale: () => setVersion((before) => before + 1),
    end: () => setEnded(true),
  });
  const over = ended || account.problem?.code === "unauthorized";
  useWake(account.reload);
  useKeptInvite(account.data);
  const leaves = over && !erased;
  useEffect(() => {
    if (leaves) location.replace("/sign-in");
  }, [leaves]);

  if (erased) return <Erased />;
  if (account.data === null || over)
    return <Waiting problem={over ? null : account.problem} retry={account.reload} />;
  const area = {
    session,
    api,
    account: account.data,
    show: account.put,
    version,
    linkRoot,
    keys,
    keyStore,
    onErased: () => setErased(true),
  };
  const [asking] = pending;
  return (
    <AreaProvider value={area}>
      <AreaView connected={connected && account.problem === null} />
      {asking && (
        <ApproveDialog
          key={asking.auth_id}
          asking={asking}
          onAnswered={() => setPending((before) => before.filter((each) => each !== asking))}
        />
      )}
    </AreaProvider>
  );
}

function Erased() {
  const { t } = useTexts();
  return (
    <StepPage title={t("erased-title")} lead={t("erased-lead")} progress={0}>
      <a class="button quiet wide" href="/sign-up">
        {t("erased-again")}
      </a>
    </StepPage>
  );
}

type ResourceProblem = ReturnType<typeof useResource<Account>>["problem"];

function Waiting({ problem, retry }: { problem: ResourceProblem; retry: () => void }) {
  const { t } = useTexts();
  return (
    <div class="page step-page">
      <PageHeader title="Gotovo" subtitle={t("account-area")} />
      <main id="content">
        <StatusMessage
          picture={<Cup fill={0.1} tone="working" />}
          title={t(problem ? "area-failed" : "area-loading")}
        />
        {problem && (
          <div class="stack">
            <ProblemNote problem={problem} />
            <button type="button" class="button" onClick={retry}>
              {t("retry")}
            </button>
          </div>
        )}
      </main>
    </div>
  );
}
