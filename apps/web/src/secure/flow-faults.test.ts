import { beforeEach, describe, expect, it } from "vitest";
import { accountId, authId, SecureWorld } from "../../dev/secure-world.ts";
import { ApiError } from "../session/api-error.ts";

let world: SecureWorld;
beforeEach(() => {
  world = new SecureWorld();
});

describe("a reload", () => {
  it("is where it left off: at the code, at the profile, waiting with the same keys, with the answer there", async () => {
    await (await world.start()).begin("+79991234567");
    await world.start();
    expect(world.last()).toMatchObject({ step: "loading" });
    world.progress("created", null);
    expect(world.last()).toMatchObject({ step: "code", phone: "+79991234567" });
    await world.start();
    world.progress("code_checked", false);
    expect(world.last()).toMatchObject({ step: "profile" });
    await world.start();
    world.progress("code_checked");
    await world.isAt("waiting");
    const before = world.last();
    await world.start();
    world.progress("verify_requested");
    await world.isAt("waiting");
    expect(world.last()).toEqual(before);
    await world.start();
    world.progress("approved");
    await world.approve();
    await world.isAt("done");
    expect(await world.store.userKey(accountId)).toEqual(world.accountKey);
  });

  it("begins afresh when the authorization is gone or too old", async () => {
    await (await world.start()).begin("+79991234567");
    await world.start();
    world.stream?.onRefused(404);
    expect(world.last()).toMatchObject({ step: "phone", phone: "+79991234567" });
    await (await world.start()).begin("+79991234567");
    world.now += 11 * 60_000;
    await world.start();
    expect(world.last()).toMatchObject({ step: "phone" });
  });
});

describe("what goes wrong", () => {
  it("is said where it happened", async () => {
    const flow = await world.start();
    world.refuse.create = new ApiError("0002", 60);
    await flow.begin("+79991234567");
    expect(world.last()).toMatchObject({
      step: "phone",
      problem: { code: "0002", retryAt: world.now + 60_000 },
    });
    world.refuse = { checkCode: new ApiError("0105") };
    await flow.begin("+79991234567");
    await flow.checkCode("111111");
    expect(world.last()).toMatchObject({ step: "code", problem: { code: "0105" } });
    world.refuse = { sendCode: new ApiError("0106") };
    await flow.checkCode("361345");
    await flow.sendCode();
    expect(world.last()).toMatchObject({ step: "waiting", problem: { code: "0106" } });
  });

  it.each(["0101", "0103"])("ends with %s, and begins again with the phone there", async (code) => {
    const flow = await world.start();
    await flow.begin("+79991234567");
    world.refuse.checkCode = new ApiError(code);
    await flow.checkCode("111111");
    expect(world.last()).toEqual({ step: "over" });
    flow.restart();
    expect(world.last()).toMatchObject({ step: "phone" });
  });

  it("goes on with its own authorization when the phone has one, and not with another's", async () => {
    const flow = await world.start();
    await flow.begin("+79991234567");
    flow.restart();
    world.refuse.create = new ApiError("0102");
    await flow.begin("+79990000000");
    expect(world.last()).toMatchObject({ step: "phone", problem: { code: "0102" } });
    await flow.begin("+79991234567");
    world.progress("created", null);
    expect(world.last()).toMatchObject({ step: "code" });
  });

  it("is over when the ten minutes are", async () => {
    await world.waiting();
    world.stream?.onEvent("over", { auth_id: authId });
    expect(world.last()).toEqual({ step: "over" });
  });
});
