import { afterAll, beforeAll, beforeEach } from "vitest";
import { authHashOf } from "../accounts/authorization/auth-id.ts";
import { checkAuthorizationCode } from "../accounts/authorization/check-authorization-code.ts";
import { createAuthorization } from "../accounts/authorization/create-authorization.ts";
import { signUp } from "../accounts/authorization/sign-up.ts";
import { verify } from "../accounts/authorization/verify.ts";
import { codeOf } from "../accounts/codes/code-of.ts";
import type { Requester } from "../accounts/codes/requester.ts";
import { readRefreshToken } from "../accounts/sessions/tokens.ts";
import type { Deps } from "../context.ts";
import { openShop, type Shop } from "./shop.ts";

export const phoneBrowser: Requester = { address: "192.0.2.1", device: "Chrome, Android" };
export const laptopBrowser: Requester = { address: "192.0.2.2", device: "Firefox, Linux" };

/** The same deployment with a channel that brings codes to any phone. */
export function withCodes(deps: Deps): Deps {
  return { ...deps, codes: { ...deps.codes, channel: { isOpen: false, send: async () => {} } } };
}

export const bytes = (fill: number, length = 32) => Buffer.alloc(length, fill);
export const base64url = (fill: number, length = 32) => bytes(fill, length).toString("base64url");

/** The code that is on its way to the phone of an authorization: the first one, or the one of sendCode. */
export async function codeFor(deps: Deps, authId: string, which: "first" | "force" = "first") {
  const row = await deps.db.prisma.authorization.findUniqueOrThrow({
    where: { authHash: authHashOf(deps, authId) },
  });
  const codeId = which === "first" ? row.codeId : row.forceCodeId;
  return codeOf(deps.keyring, codeId ?? "", 6);
}

/** A code that is not the right one. */
export const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, "0");

/** An authorization whose first code is checked. */
export async function checked(deps: Deps, phone: string, requester = laptopBrowser): Promise<string> {
  const { authId } = await createAuthorization(deps, phone, null, requester);
  const typed = await codeFor(deps, authId);
  await checkAuthorizationCode(deps, { authId, typed, address: requester.address });
  return authId;
}

/** A new customer with a key, signed in on a first device. */
export async function registered(deps: Deps, phone: string, key = 7) {
  const authId = await checked(deps, phone, phoneBrowser);
  const customer = { authId, name: "Anna", nickname: "anna", keyHash: bytes(key) };
  const tokens = await signUp(deps, customer, phoneBrowser);
  const claim = readRefreshToken(deps, tokens.refreshToken);
  return { accountId: tokens.accountId, sessionId: claim?.sessionId ?? "" };
}

/** A second device that has asked the first to be let in. */
export async function asking(deps: Deps, phone: string, publicKey = base64url(1)): Promise<string> {
  const authId = await checked(deps, phone);
  await verify(deps, authId, publicKey);
  return authId;
}

/** What tests of the authorization need. */
export interface Authorizations {
  readonly shop: Shop;
  readonly deps: Deps;
  /** Of another process. */
  readonly another: Deps;
  /** Nobody else's: every test has its own. */
  readonly phone: string;
  /** Past the send wait, so that the next code goes out. */
  later(): void;
}

/** Opens a shop for a test file, with codes that reach every phone. */
export function useAuthorizations(): Authorizations {
  let phones = 0;
  const world = { later: () => world.shop.pass(31) } as Omit<Authorizations, "phone"> & { phone: string };
  beforeAll(async () => {
    const shop = await openShop();
    const another = withCodes(await shop.anotherProcess());
    Object.assign(world, { shop, deps: withCodes(shop.deps), another });
  });
  afterAll(() => world.shop.close());
  beforeEach(() => {
    world.phone = `+7999${String(++phones).padStart(7, "0")}`;
  });
  return world;
}
