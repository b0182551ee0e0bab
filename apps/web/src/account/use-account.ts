import type { Account, AccountOrder } from "@gotovo/contract";
import { useCallback, useEffect, useMemo, useState } from "preact/hooks";
import { ApiError, type Problem, problemOf } from "../session/api-error.ts";
import type { Session } from "../session/session.ts";
import { type AccountApi, createAccountApi, type Device } from "./api.ts";

export interface Shown {
  readonly account: Account;
  readonly active: readonly AccountOrder[];
  readonly devices: readonly Device[];
}

export interface OpenAccount {
  readonly api: AccountApi;
  readonly shown: Shown | null;
  /** Why it could not be loaded the last time. */
  readonly problem: Problem | null;
  readonly setAccount: (account: Account) => void;
  readonly reload: () => Promise<void>;
}

const reloadMs = 20_000;

/** The account with its live part: asked again while the page is looked at. Leads to sign-in when it is over. */
export function useAccount(session: Session): OpenAccount {
  const api = useMemo(() => createAccountApi(session), [session]);
  const [shown, setShown] = useState<Shown | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const reload = useCallback(async () => {
    try {
      const [account, { orders }, devices] = await Promise.all([
        api.account(),
        api.activeOrders(),
        api.devices(),
      ]);
      setShown({ account, active: orders, devices });
      setProblem(null);
    } catch (error) {
      if (error instanceof ApiError && error.code === "unauthorized") location.replace("/sign-in");
      else setProblem(problemOf(error, Date.now()));
    }
  }, [api]);
  useEffect(() => {
    const look = () => void (document.visibilityState === "visible" && reload());
    look();
    const timer = setInterval(look, reloadMs);
    document.addEventListener("visibilitychange", look);
    addEventListener("online", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
      removeEventListener("online", look);
    };
  }, [reload]);
  const setAccount = useCallback(
    (account: Account) => setShown((before) => before && { ...before, account }),
    [],
  );
  return { api, shown, problem, setAccount, reload };
}
