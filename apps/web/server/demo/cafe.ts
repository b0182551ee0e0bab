import { type PlaceOrderRequest, placeOrderRequest } from "@gotovo/contract";
import { z } from "zod";
import type { Menu } from "../../shared/menu.ts";
import { loadDemoMenu, parseMenu } from "./menu.ts";
import { readState, writeState } from "./state-file.ts";

/** What `merchant:create` answers. */
export interface CreatedMerchant {
  readonly merchant_id: string;
  readonly api_key: string;
  readonly venues: readonly { readonly horeca_id: string; readonly name: string }[];
  readonly owner_invite_url: string;
}

/** One payment at the café, kept so that paying again with the same key registers the very same order. */
export interface Checkout {
  readonly key: string;
  /** Hash of what was paid for. */
  readonly fingerprint: string;
  readonly order: PlaceOrderRequest;
}

/** The demo café's own server's memory: its account at Gotovo, its menu and its payments. */
export interface DemoCafe {
  readonly merchantId: string;
  readonly apiKey: string;
  readonly horecaId: string;
  readonly ownerInviteUrl: string;
  readonly menu: Menu;
  /** The checkout of this key: the one remembered, else what `make` builds with the next order number. */
  checkout(key: string, make: (number: string) => Checkout): Promise<Checkout>;
}

export interface DemoCafeDeps {
  /** One JSON file with all of the café's state. */
  readonly file: string;
  /** Called once in the café's life; its answer is kept in the file. */
  readonly createMerchant: () => Promise<CreatedMerchant>;
  /** False for an account that Gotovo does not know (any longer): the café then makes a new one. */
  readonly isKnown?: (account: { readonly apiKey: string; readonly horecaId: string }) => Promise<boolean>;
}

const rememberedCheckouts = 200;
const firstNumber = 101;

const stateSchema = z.object({
  merchant_id: z.string(),
  api_key: z.string(),
  horeca_id: z.string(),
  owner_invite_url: z.string(),
  next_number: z.int(),
  checkouts: z.array(z.object({ key: z.string(), fingerprint: z.string(), order: placeOrderRequest })),
  menu: z.unknown(),
});
type State = z.infer<typeof stateSchema>;

/** Opens the demo café, making its merchant on the first run. Throws when the file is damaged: it holds the only key. */
export async function createDemoCafe(deps: DemoCafeDeps): Promise<DemoCafe> {
  let state = await openState(deps);
  let writing: Promise<unknown> = Promise.resolve();
  return {
    merchantId: state.merchant_id,
    apiKey: state.api_key,
    horecaId: state.horeca_id,
    ownerInviteUrl: state.owner_invite_url,
    menu: parseMenu(state.menu),
    checkout(key, make) {
      // One after another: two clicks at once find one checkout.
      const next = writing.then(async () => {
        const known = state.checkouts.find((each) => each.key === key);
        if (known) return known;
        const made = make(String(state.next_number));
        const changed = {
          ...state,
          next_number: state.next_number + 1,
          checkouts: [...state.checkouts, made].slice(-rememberedCheckouts),
        };
        await writeState(deps.file, changed);
        state = changed;
        return made;
      });
      writing = next.catch(() => undefined);
      return next;
    },
  };
}

async function openState(deps: DemoCafeDeps): Promise<State> {
  const stored = await readState(deps.file);
  const kept = stored === undefined ? null : parseState(deps.file, stored);
  if (kept && (await (deps.isKnown?.({ apiKey: kept.api_key, horecaId: kept.horeca_id }) ?? true)))
    return kept;
  const merchant = await deps.createMerchant();
  const venue = merchant.venues[0];
  if (!venue) throw new Error("The demo merchant has no venue");
  const state: State = {
    merchant_id: merchant.merchant_id,
    api_key: merchant.api_key,
    horeca_id: venue.horeca_id,
    owner_invite_url: merchant.owner_invite_url,
    next_number: kept?.next_number ?? firstNumber,
    checkouts: [],
    menu: kept?.menu ?? loadDemoMenu(),
  };
  await writeState(deps.file, state);
  return state;
}

function parseState(file: string, stored: unknown): State {
  const parsed = stateSchema.safeParse(stored);
  if (parsed.success) return parsed.data;
  throw new Error(`${file} is not the demo café's state: ${z.prettifyError(parsed.error)}`);
}
