import { describe, expect, test } from "vitest";
import {
  asking,
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
import { proofOf } from "../keys/key-hash.ts";
import { openAccount } from "../open-account.ts";
import { openSession } from "../sessions/open-session.ts";
import { viewAuthorization } from "./authorization-view.ts";
import { checkAuthorizationCode } from "./check-authorization-code.ts";
import { createAuthorization } from "./create-authorization.ts";
import { pendingVerifies } from "./pending-verifies.ts";
import { respondVerify } from "./respond-verify.ts";
import { sendForceCode } from "./send-force-code.ts";
import { signIn } from "./sign-in.ts";
import { signInForce } from "./sign-in-force.ts";
import { verify } from "./verify.ts";

const world = useAuthorizations();

const keys = { publicKey: base64url(2), userKeyEnc: base64url(3, 72) };
const unknown = "au_AAAAAAAAAAAAAAAAAAAAAA";

describe("verify and respondVerify", () => {
  test("the other devices are asked, and see who asks", async () => {
    const owner = await registered(world.deps, world.phone);
    world.later();
    const authId = await asking(world.deps, world.phone);
    expect(await pendingVerifies(world.deps, owner.accountId)).toMatchObject([
      {
        authId,
        publicKey: base64url(1),
        device: "Firefox, Linux",
        address: "192.0.2.2",
        askedBy: null,
      },
    ]);
    await verify(world.deps, authId, base64url(1));
    expect(await refusalOf(verify(world.deps, authId, base64url(5)))).toBe("authorization_step");
    world.shop.pass(600);
    expect(await pendingVerifies(world.deps, owner.accountId)).toEqual([]);
    expect(await refusalOf(respondVerify(world.deps, owner, authId, { accept: true, keys }))).toBe(
      "code_expired",
    );
  });

  test("only known people whose code is checked may ask", async () => {
    const stranger = await checked(world.deps, world.phone);
    expect(await refusalOf(verify(world.deps, stranger, base64url(1)))).toBe("authorization_step");
    await registered(world.deps, "+79980000005");
    world.later();
    const { authId } = await createAuthorization(world.deps, "+79980000005", null, laptopBrowser);
    expect(await refusalOf(verify(world.deps, authId, base64url(1)))).toBe("authorization_step");
  });

  test("of two answers at once one counts", async () => {
    const owner = await registered(world.deps, world.phone);
    world.later();
    const authId = await asking(world.deps, world.phone);
    const both = await outcomesOf(
      respondVerify(world.deps, owner, authId, { accept: true, keys }),
      respondVerify(world.another, owner, authId, { accept: true, keys: null }),
    );
    expect(both).toEqual(["authorization_step", "ok"]);
  });

  test("an account's request is nobody else's to answer", async () => {
    await registered(world.deps, world.phone);
    const stranger = await registered(world.deps, "+79980000006");
    world.later();
    const authId = await asking(world.deps, world.phone);
    expect(await refusalOf(respondVerify(world.deps, stranger, authId, { accept: true, keys }))).toBe(
      "not_found",
    );
    expect(await refusalOf(respondVerify(world.deps, stranger, authId, { accept: false, keys: null }))).toBe(
      "not_found",
    );
    expect(await viewAuthorization(world.deps, authId)).toMatchObject({ state: "verify_requested" });
  });

  test("a session that is over answers nothing, one without the key gives none", async () => {
    const owner = await registered(world.deps, world.phone);
    const keyless = await world.deps.db.tx((tx) =>
      openSession(world.deps, tx, owner.accountId, phoneBrowser),
    );
    world.later();
    const authId = await asking(world.deps, world.phone);
    expect(await refusalOf(respondVerify(world.deps, keyless, authId, { accept: true, keys }))).toBe(
      "forbidden",
    );
    await world.deps.db.prisma.accountSession.update({
      where: { id: owner.sessionId },
      data: { revokedAt: world.shop.now() },
    });
    expect(await refusalOf(respondVerify(world.deps, owner, authId, { accept: true, keys }))).toBe(
      "unauthorized",
    );
    await respondVerify(world.deps, keyless, authId, { accept: true, keys: null });
    expect(await viewAuthorization(world.deps, authId)).toMatchObject({ state: "approved_without_key" });
  });

  test("a refusal ends it, and says so to whoever looks later", async () => {
    const owner = await registered(world.deps, world.phone);
    world.later();
    const authId = await asking(world.deps, world.phone);
    await respondVerify(world.deps, owner, authId, { accept: false, keys: null });
    expect(await viewAuthorization(world.deps, authId)).toMatchObject({
      answer: { accept: false },
      isOver: true,
    });
    expect(await refusalOf(signIn(world.deps, authId, null, laptopBrowser))).toBe("not_found");
    expect(await refusalOf(sendForceCode(world.deps, authId, laptopBrowser))).toBe("not_found");
  });
});

describe("signIn", () => {
  async function approved(answer: { keys: typeof keys | null } = { keys }): Promise<string> {
    const owner = await registered(world.deps, world.phone);
    world.later();
    const authId = await asking(world.deps, world.phone);
    await respondVerify(world.deps, owner, authId, { accept: true, ...answer });
    return authId;
  }
  const hasKeyOf = async (accountId: string) =>
    (
      await world.shop.rows<{ hasKey: boolean }>(
        `select has_key as "hasKey" from account_session where account_id = $1 order by created_at desc limit 1`,
        [accountId],
      )
    )[0]?.hasKey;

  test("takes the proof of this authorization alone, once", async () => {
    const authId = await approved();
    const refused = [null, bytes(7), proofOf(bytes(7), unknown), proofOf(bytes(8), authId), bytes(0)];
    for (const proof of refused) {
      expect(await refusalOf(signIn(world.deps, authId, proof, laptopBrowser))).toBe("key_proof_invalid");
    }
    const proof = proofOf(bytes(7), authId);
    const both = await outcomesOf(
      signIn(world.deps, authId, proof, laptopBrowser),
      signIn(world.another, authId, proof, laptopBrowser),
    );
    expect(both).toEqual(["not_found", "ok"]);
    expect(await viewAuthorization(world.deps, authId)).toBe(null);
  });

  test("approved without the key: signs in without it", async () => {
    const authId = await approved({ keys: null });
    const { accountId } = await signIn(world.deps, authId, null, laptopBrowser);
    expect(await hasKeyOf(accountId)).toBe(false);
  });

  test("with the key the session has it", async () => {
    const authId = await approved();
    const { accountId } = await signIn(world.deps, authId, proofOf(bytes(7), authId), laptopBrowser);
    expect(await hasKeyOf(accountId)).toBe(true);
  });

  test("an account that never had a key lets a device in without", async () => {
    const account = await world.deps.db.tx((tx) => openAccount(world.deps, tx, { phone: world.phone }));
    const owner = await world.deps.db.tx((tx) => openSession(world.deps, tx, account.id, phoneBrowser));
    const authId = await asking(world.deps, world.phone);
    await respondVerify(world.deps, owner, authId, { accept: true, keys: null });
    expect(await refusalOf(signIn(world.deps, authId, bytes(0), laptopBrowser))).toBe("key_proof_invalid");
    expect(await signIn(world.deps, authId, null, laptopBrowser)).toMatchObject({ accountId: account.id });
  });

  test("needs the code and the approval, within ten minutes", async () => {
    await registered(world.deps, world.phone);
    world.later();
    const { authId } = await createAuthorization(world.deps, world.phone, null, laptopBrowser);
    expect(await refusalOf(signIn(world.deps, authId, null, laptopBrowser))).toBe("code_invalid");
    const guess = { authId, typed: await codeFor(world.deps, authId), address: "192.0.2.2" };
    await checkAuthorizationCode(world.deps, guess);
    expect(await refusalOf(signIn(world.deps, authId, null, laptopBrowser))).toBe("authorization_step");
    world.shop.pass(600);
    expect(await refusalOf(signIn(world.deps, authId, null, laptopBrowser))).toBe("code_expired");
  });
});

describe("sendCode and signInForce", () => {
  test("a second code signs in without the key, once", async () => {
    await registered(world.deps, world.phone);
    world.later();
    const authId = await checked(world.deps, world.phone);
    expect(await refusalOf(signInForce(world.deps, authId, "000000", laptopBrowser))).toBe(
      "authorization_step",
    );
    expect(await refusalOf(sendForceCode(world.deps, authId, laptopBrowser))).toBe("code_sent");
    world.later();
    await sendForceCode(world.deps, authId, laptopBrowser);
    expect(await refusalOf(sendForceCode(world.deps, authId, laptopBrowser))).toBe("code_sent");
    const first = await codeFor(world.deps, authId);
    expect(await refusalOf(signInForce(world.deps, authId, first, laptopBrowser))).toBe("code_invalid");
    const typed = await codeFor(world.deps, authId, "force");
    const both = await outcomesOf(
      signInForce(world.deps, authId, typed, laptopBrowser),
      signInForce(world.another, authId, typed, laptopBrowser),
    );
    expect(both.filter((outcome) => outcome === "ok")).toHaveLength(1);
    expect(await refusalOf(signInForce(world.deps, authId, typed, laptopBrowser))).toBe("not_found");
    const sessions = await world.shop.rows(
      `select s.has_key as "hasKey" from account_session s join account a on a.id = s.account_id
       where a.phone = $1 order by s.created_at`,
      [world.phone],
    );
    expect(sessions).toEqual([{ hasKey: true }, { hasKey: false }]);
  });

  test("is for known people whose first code is checked", async () => {
    const stranger = await checked(world.deps, world.phone);
    world.later();
    expect(await refusalOf(sendForceCode(world.deps, stranger, laptopBrowser))).toBe("authorization_step");
    const { authId } = await createAuthorization(world.deps, world.phone, null, phoneBrowser);
    world.later();
    expect(await refusalOf(sendForceCode(world.deps, authId, laptopBrowser))).toBe("authorization_step");
    expect(await refusalOf(signInForce(world.deps, authId, "000000", laptopBrowser))).toBe("code_invalid");
  });

  test("five wrong second codes end it", async () => {
    await registered(world.deps, world.phone);
    world.later();
    const authId = await checked(world.deps, world.phone);
    world.later();
    await sendForceCode(world.deps, authId, laptopBrowser);
    const typed = wrong(await codeFor(world.deps, authId, "force"));
    for (let tried = 0; tried < 5; tried++)
      expect(await refusalOf(signInForce(world.deps, authId, typed, laptopBrowser))).toBe("code_invalid");
    expect(await refusalOf(signInForce(world.deps, authId, typed, laptopBrowser))).toBe("code_expired");
  });
});
