import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Deps } from "../../context.ts";
import {
  base64url,
  bytes,
  laptopBrowser,
  phoneBrowser,
  registered,
  withCodes,
} from "../../testing/authorizations.ts";
import { openShop, refusalOf, type Shop } from "../../testing/shop.ts";
import { proofOf } from "../keys/key-hash.ts";
import { openAccount } from "../open-account.ts";
import { openSession } from "../sessions/open-session.ts";
import { viewAuthorization } from "./authorization-view.ts";
import { pendingVerifies } from "./pending-verifies.ts";
import { requestKey } from "./request-key.ts";
import { respondVerify } from "./respond-verify.ts";
import { signIn } from "./sign-in.ts";

let shop: Shop;
let deps: Deps;
let phones = 0;
let phone: string;

beforeAll(async () => {
  shop = await openShop();
  deps = withCodes(shop.deps);
});
afterAll(() => shop.close());
beforeEach(() => {
  phone = `+7999${String(++phones).padStart(7, "0")}`;
});

const keys = { publicKey: base64url(2), userKeyEnc: base64url(3, 72) };

describe("a signed-in device without the key", () => {
  test("asks the others for it, and has it when they gave it", async () => {
    const owner = await registered(deps, phone);
    const keyless = await deps.db.tx((tx) => openSession(deps, tx, owner.accountId, laptopBrowser));
    expect(await refusalOf(requestKey(deps, owner, base64url(1), phoneBrowser))).toBe("key_exists");
    const authId = await requestKey(deps, keyless, base64url(1), laptopBrowser);
    expect(await pendingVerifies(deps, owner.accountId)).toMatchObject([
      { authId, askedBy: keyless.sessionId },
    ]);
    expect(await refusalOf(respondVerify(deps, keyless, authId, { accept: true, keys: null }))).toBe(
      "authorization_step",
    );
    await respondVerify(deps, owner, authId, { accept: true, keys });
    expect(await viewAuthorization(deps, authId)).toMatchObject({
      state: "approved",
      answer: { accept: true, ...keys },
    });
    expect(await refusalOf(signIn(deps, authId, proofOf(bytes(7), authId), laptopBrowser))).toBe(
      "authorization_step",
    );
    expect(await refusalOf(requestKey(deps, keyless, base64url(1), laptopBrowser))).toBe("key_exists");
  });

  test("has nothing to ask for where no key was ever set, and only its latest question stands", async () => {
    const account = await deps.db.tx((tx) => openAccount(deps, tx, { phone }));
    const lone = await deps.db.tx((tx) => openSession(deps, tx, account.id, laptopBrowser));
    expect(await refusalOf(requestKey(deps, lone, base64url(1), laptopBrowser))).toBe("not_found");
    const owner = await registered(deps, "+79980000007");
    const keyless = await deps.db.tx((tx) => openSession(deps, tx, owner.accountId, laptopBrowser));
    const first = await requestKey(deps, keyless, base64url(1), laptopBrowser);
    const second = await requestKey(deps, keyless, base64url(2), laptopBrowser);
    expect((await pendingVerifies(deps, owner.accountId)).map((it) => it.authId)).toEqual([second]);
    expect(await viewAuthorization(deps, first)).toMatchObject({ answer: { accept: false } });
  });
});
