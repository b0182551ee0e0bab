import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { signIn } from "../../testing/browser.ts";
import { createTestApi, type TestApi } from "../../testing/test-api.ts";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

const path = "/api/v1/personal-area/";
let phones = 0;

async function person() {
  const phone = `+7998${String(1_000_000 + ++phones)}`;
  const { browser, bearer } = await signIn(api.app, phone);
  const area = async () => (await browser.get(path, bearer)).json;
  return {
    phone,
    area,
    code: (await area()).invite_code as string,
    activate: (code: unknown) => browser.patch(path, { invited_by: code }, bearer),
  };
}

test("a new person has a phone and an invite code of six, which the next sign-in keeps", async () => {
  const { phone, area, code } = await person();
  expect(await area()).toEqual({ phone_number: phone, invite_code: code, invited_by: null, followers: [] });
  expect(code).toMatch(/^[A-Za-z0-9]{6}$/);
  api.clock.aheadMs += 31_000;
  const again = await signIn(api.app, phone);
  expect((await again.browser.get(path, again.bearer)).json.invite_code).toBe(code);
});

test("nobody gets in without a token", async () => {
  for (const authorization of ["", "Bearer x", "Basic x"])
    expect((await api.anyone.get(path, { authorization })).status).toBe(401);
  const cafe = await api.merchant();
  expect((await cafe.get(path)).status).toBe(401);
});

describe("an invite code", () => {
  test("is activated once, and both see it", async () => {
    const [anna, boris] = [await person(), await person()];
    const noted = await boris.activate(anna.code);
    expect([noted.status, noted.json]).toEqual([200, { response: "Inviter added!" }]);
    const again = await boris.activate((await person()).code);
    expect([again.status, again.json]).toEqual([400, { response: "ERROR: you already have inviter!" }]);
    expect((await boris.area()).invited_by).toBe(anna.code);
    expect((await anna.area()).followers).toEqual([boris.phone]);
  });

  test("that nobody has is named back", async () => {
    const { activate } = await person();
    const { status, json } = await activate("2461");
    expect([status, json]).toEqual([400, { response: "ERROR: the client with code: 2461 not found." }]);
  });

  test("of one's own, and in a circle of any length, is refused", async () => {
    const [anna, boris, clara] = [await person(), await person(), await person()];
    expect((await anna.activate(anna.code)).status).toBe(400);
    expect((await boris.activate(anna.code)).status).toBe(200);
    expect((await clara.activate(boris.code)).status).toBe(200);
    expect((await anna.activate(clara.code)).status).toBe(400);
    expect((await anna.area()).invited_by).toBeNull();
  });

  test("two at once give one, and two people at once do not invite each other", async () => {
    const [anna, boris, clara] = [await person(), await person(), await person()];
    const both = await Promise.all([clara.activate(anna.code), clara.activate(boris.code)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 400]);
    const each = await Promise.all([anna.activate(boris.code), boris.activate(anna.code)]);
    expect(each.map(({ status }) => status).sort()).toEqual([200, 400]);
  });
});
