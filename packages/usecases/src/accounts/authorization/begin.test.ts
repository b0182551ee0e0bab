import { describe, expect, test } from "vitest";
import {
  base64url,
  bytes,
  checked,
  codeFor,
  laptopBrowser,
  phoneBrowser,
  registered,
  useAuthorizations,
  wrong,
} from "../../testing/authorizations.ts";
import { outcomesOf, refusalOf } from "../../testing/shop.ts";
import { banPhone } from "../ban-phone.ts";
import { viewAuthorization } from "./authorization-view.ts";
import { checkAuthorizationCode } from "./check-authorization-code.ts";
import { createAuthorization } from "./create-authorization.ts";
import { signUp } from "./sign-up.ts";

const world = useAuthorizations();

const newcomer = (authId: string) => ({ authId, name: "Boris", nickname: "b", keyHash: bytes(9) });
const unknown = "au_AAAAAAAAAAAAAAAAAAAAAA";

describe("create", () => {
  test("answers registered and unknown phones alike", async () => {
    await registered(world.deps, world.phone);
    world.later();
    const known = await createAuthorization(world.deps, world.phone, null, laptopBrowser);
    const stranger = await createAuthorization(world.deps, "+79980000001", null, laptopBrowser);
    expect([known.authId, stranger.authId].every((id) => /^au_[\w-]{22}$/.test(id))).toBe(true);
    const views = [
      await viewAuthorization(world.deps, known.authId),
      await viewAuthorization(world.deps, stranger.authId),
    ];
    expect(views).toMatchObject([
      { userExists: null, state: "created" },
      { userExists: null, state: "created" },
    ]);
  });

  test("is once at a time for a browser, and for anybody within the send wait", async () => {
    const { browserSecret } = await createAuthorization(world.deps, world.phone, null, phoneBrowser);
    expect(await refusalOf(createAuthorization(world.deps, world.phone, null, laptopBrowser))).toBe(
      "authorization_exists",
    );
    world.later();
    expect(await refusalOf(createAuthorization(world.deps, world.phone, browserSecret, phoneBrowser))).toBe(
      "authorization_exists",
    );
    await createAuthorization(world.deps, world.phone, null, laptopBrowser);
    world.shop.pass(600);
    await createAuthorization(world.deps, world.phone, browserSecret, phoneBrowser);
  });

  test("two at once, in two processes, give one", async () => {
    const both = await outcomesOf(
      createAuthorization(world.deps, world.phone, null, phoneBrowser),
      createAuthorization(world.another, world.phone, null, laptopBrowser),
    );
    expect(both).toEqual(["authorization_exists", "ok"]);
  });

  test("refuses banned phones and what is no phone", async () => {
    await banPhone(world.deps, world.phone, null);
    expect(await refusalOf(createAuthorization(world.deps, world.phone, null, phoneBrowser))).toBe(
      "phone_banned",
    );
    expect(await refusalOf(createAuthorization(world.deps, "12", null, phoneBrowser))).toBe("phone_invalid");
  });

  test("goes on sending for a while, then makes wait", async () => {
    for (let sent = 0; sent < 5; sent++) {
      await createAuthorization(world.deps, world.phone, null, phoneBrowser);
      world.later();
    }
    expect(await refusalOf(createAuthorization(world.deps, world.phone, null, phoneBrowser))).toBe(
      "too_many_attempts",
    );
  });
});

describe("checkCode", () => {
  test("tells whether the phone is known, once", async () => {
    const { authId } = await createAuthorization(world.deps, world.phone, null, laptopBrowser);
    const guess = { authId, typed: await codeFor(world.deps, authId), address: laptopBrowser.address };
    expect(await checkAuthorizationCode(world.deps, guess)).toBe(false);
    expect(await refusalOf(checkAuthorizationCode(world.deps, guess))).toBe("code_invalid");
    await signUp(world.deps, newcomer(authId), laptopBrowser);
    expect(await refusalOf(checkAuthorizationCode(world.deps, guess))).toBe("not_found");
    world.later();
    const again = await createAuthorization(world.deps, world.phone, null, laptopBrowser);
    expect(await refusalOf(checkAuthorizationCode(world.deps, { ...guess, authId: again.authId }))).toBe(
      "code_invalid",
    );
    const typed = await codeFor(world.deps, again.authId);
    expect(await checkAuthorizationCode(world.deps, { ...guess, authId: again.authId, typed })).toBe(true);
  });

  test("bears five wrong codes, then the authorization is gone", async () => {
    const { authId } = await createAuthorization(world.deps, world.phone, null, laptopBrowser);
    const right = await codeFor(world.deps, authId);
    const guess = { authId, typed: wrong(right), address: "192.0.2.77" };
    for (let tried = 0; tried < 5; tried++)
      expect(await refusalOf(checkAuthorizationCode(world.deps, guess))).toBe("code_invalid");
    expect(await refusalOf(checkAuthorizationCode(world.deps, { ...guess, typed: right }))).toBe(
      "code_expired",
    );
  });

  test("takes the right code of a phone whose codes others have guessed wrong", async () => {
    const first = await createAuthorization(world.deps, world.phone, null, laptopBrowser);
    const typed = wrong(await codeFor(world.deps, first.authId));
    const guess = { authId: first.authId, typed, address: "192.0.2.78" };
    for (let tried = 0; tried < 5; tried++) await refusalOf(checkAuthorizationCode(world.deps, guess));
    world.later();
    const { authId } = await createAuthorization(world.deps, world.phone, null, laptopBrowser);
    const right = { authId, typed: await codeFor(world.deps, authId), address: "192.0.2.79" };
    expect(await checkAuthorizationCode(world.deps, right)).toBe(false);
  });

  test("knows no strange id, no code of another, and nothing after ten minutes", async () => {
    const { authId } = await createAuthorization(world.deps, world.phone, null, laptopBrowser);
    const typed = await codeFor(world.deps, authId);
    const guess = { authId, typed, address: "192.0.2.80" };
    expect(await refusalOf(checkAuthorizationCode(world.deps, { ...guess, authId: unknown }))).toBe(
      "not_found",
    );
    const other = await createAuthorization(world.deps, "+79980000003", null, laptopBrowser);
    const foreign = { ...guess, authId: other.authId };
    expect(await refusalOf(checkAuthorizationCode(world.deps, foreign))).toBe("code_invalid");
    world.shop.pass(600);
    expect(await refusalOf(checkAuthorizationCode(world.deps, guess))).toBe("code_expired");
  });

  test("a phone banned meanwhile gets no further", async () => {
    const authId = await checked(world.deps, world.phone);
    await banPhone(world.deps, world.phone, null);
    expect(await refusalOf(signUp(world.deps, newcomer(authId), laptopBrowser))).toBe("phone_banned");
  });
});

describe("signUp", () => {
  test("makes one account with its key, however often it is asked", async () => {
    const authId = await checked(world.deps, world.phone);
    const both = await outcomesOf(
      signUp(world.deps, newcomer(authId), laptopBrowser),
      signUp(world.another, newcomer(authId), laptopBrowser),
    );
    expect(both).toEqual(["not_found", "ok"]);
    const rows = await world.shop.rows(
      `select a.name, a.nickname, a.key_hash_sealed is not null as sealed, s.has_key as "hasKey"
       from account a join account_session s on s.account_id = a.id where a.phone = $1`,
      [world.phone],
    );
    expect(rows).toEqual([{ name: "Boris", nickname: "b", sealed: true, hasKey: true }]);
  });

  test("two authorizations of one phone at once make one account", async () => {
    const first = await checked(world.deps, world.phone);
    world.later();
    const second = await checked(world.deps, world.phone, phoneBrowser);
    const both = await outcomesOf(
      signUp(world.deps, newcomer(first), laptopBrowser),
      signUp(world.another, newcomer(second), phoneBrowser),
    );
    expect(both).toEqual(["authorization_step", "ok"]);
  });

  test("needs the code, and a phone without account", async () => {
    const { authId } = await createAuthorization(world.deps, world.phone, null, laptopBrowser);
    expect(await refusalOf(signUp(world.deps, newcomer(authId), laptopBrowser))).toBe("code_invalid");
    world.later();
    await registered(world.deps, "+79980000004");
    world.later();
    const known = await checked(world.deps, "+79980000004");
    expect(await refusalOf(signUp(world.deps, newcomer(known), laptopBrowser))).toBe("authorization_step");
  });

  test("keeps no key hash in the clear", async () => {
    await registered(world.deps, world.phone);
    const [row] = await world.shop.rows<{ sealed: string }>(
      "select key_hash_sealed as sealed from account where phone = $1",
      [world.phone],
    );
    expect(row?.sealed).not.toContain(base64url(7));
  });
});
