import { beforeEach, describe, expect, it } from "vitest";
import { accountId, authId, keys, SecureWorld } from "../../dev/secure-world.ts";
import { toBase64Url } from "../keys/encoding.ts";
import { ApiError } from "../session/api-error.ts";

let world: SecureWorld;
beforeEach(() => {
  world = new SecureWorld();
});

describe("a phone without an account", () => {
  it("gets one, with a new key that is registered by its hash and kept here", async () => {
    world.userExists = false;
    const flow = await world.start();
    expect(world.last()).toMatchObject({ step: "phone" });
    await flow.begin("+79991234567");
    expect(world.last()).toMatchObject({ step: "code", phone: "+79991234567" });
    await flow.checkCode("361345");
    expect(world.last()).toMatchObject({ step: "profile" });
    await flow.signUp("Anna", "anna");
    expect(world.last()).toEqual({ step: "done" });
    const key = await world.store.userKey(accountId);
    expect(world.bodyOf("signUp")).toEqual({
      auth_id: authId,
      user_name: "Anna",
      user_nickname: "anna",
      user_key_hash: await keys.hash(key ?? new Uint8Array()),
    });
    expect([await world.store.authorization(), world.stream]).toEqual([undefined, null]);
  });

  it("registers the same key when the first answer was lost", async () => {
    world.userExists = false;
    const flow = await world.start();
    await flow.begin("+79991234567");
    await flow.checkCode("361345");
    world.refuse.signUp = new ApiError("offline");
    await flow.signUp("Anna", "anna");
    expect(world.last()).toMatchObject({ step: "profile", problem: { code: "offline" } });
    world.refuse = {};
    await flow.signUp("Anna", "anna");
    const hashes = world.asked
      .filter(([method]) => method === "signUp")
      .map(([, body]) => body.user_key_hash);
    expect(hashes[0]).toBe(hashes[1]);
  });
});

describe("a known phone", () => {
  it("gets the key from another device, which shows the same fingerprint", async () => {
    await world.waiting();
    const theirs = await keys.fingerprint(authId, String(world.bodyOf("verify").public_key));
    expect(world.last()).toMatchObject({ step: "waiting", fingerprint: theirs });
    await world.approve();
    await world.isAt("done");
    expect(await world.store.userKey(accountId)).toEqual(world.accountKey);
    expect(await world.store.keyPair(authId)).toBeUndefined();
  });

  it("takes no key that was sealed for somebody in between, and asks the server nothing then", async () => {
    await world.waiting();
    const between = await keys.makeKeyPair();
    const sealed = await keys.seal(await keys.makeUserKey(), toBase64Url(between.publicKey), authId);
    world.answer({ accept: true, ...sealed });
    await world.isAt("broken");
    expect(world.asked.map(([method]) => method)).not.toContain("signIn");
    expect(await world.store.userKey(accountId)).toBeUndefined();
  });

  it("is told when the other device forbids it", async () => {
    await world.waiting();
    world.answer({ accept: false });
    await world.isAt("refused");
    expect([await world.store.authorization(), world.stream]).toEqual([undefined, null]);
  });

  it("signs in without the key when it was approved so, or by a second code", async () => {
    await world.waiting();
    world.answer({ accept: true });
    await world.isAt("done");
    expect(world.bodyOf("signIn")).toEqual({ auth_id: authId, user_key_hash: null });
    world.asked = [];
    const flow = await world.waiting();
    await flow.sendCode();
    expect(world.last()).toMatchObject({ step: "force" });
    flow.back();
    expect(world.last()).toMatchObject({ step: "waiting", fingerprint: expect.stringMatching(/\d{4}/) });
    await flow.sendCode();
    await flow.signInForce("123456");
    expect(world.last()).toEqual({ step: "done" });
    expect(await world.store.userKey(accountId)).toBeUndefined();
  });

  it("tries again with the same answer when the network was gone", async () => {
    const flow = await world.waiting();
    world.refuse.signIn = new ApiError("offline");
    await world.approve();
    await expect.poll(() => world.last()).toMatchObject({ problem: { code: "offline" } });
    world.refuse = {};
    flow.wake();
    await world.isAt("done");
  });
});
