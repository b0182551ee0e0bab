import type { Account } from "@gotovo/contract";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { KeyStore } from "../keys/key-store.ts";
import type { Keys } from "../keys/keys.ts";
import type { Session } from "../session/session.ts";
import type { AccountApi } from "./api.ts";

/** What every part of the personal area works with. */
export interface Area {
  readonly session: Session;
  readonly api: AccountApi;
  readonly account: Account;
  /** Shows the account as an answer just said it is. */
  readonly show: (account: Account) => void;
  /** Grows whenever the server says that something of the account has changed. */
  readonly version: number;
  readonly linkRoot: string | null;
  readonly keys: Keys;
  readonly keyStore: KeyStore;
  /** The account has been erased. */
  readonly onErased: () => void;
}

const AreaContext = createContext<Area | null>(null);
export const AreaProvider = AreaContext.Provider;

/** The personal area around a component. */
export function useArea(): Area {
  const area = useContext(AreaContext);
  if (!area) throw new Error("No personal area around this component");
  return area;
}
