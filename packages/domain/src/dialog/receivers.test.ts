import { describe, expect, test } from "vitest";
import { receiversOf, type StaffChat } from "./receivers.ts";

const chat = (chatId: number, more: Partial<StaffChat> = {}): StaffChat => ({
  chatId: BigInt(chatId),
  staffId: `staff-${chatId}`,
  onDuty: true,
  dialogId: null,
  hearsMessages: true,
  ...more,
});
const dialog = (assigneeId: string | null) => ({ id: "anna", assigneeId });
const told = (chats: StaffChat[], assigneeId: string | null = null) =>
  receiversOf(chats, dialog(assigneeId)).map(({ chatId, silent }) => `${chatId}${silent ? " silently" : ""}`);

describe("what a customer writes goes", () => {
  test("to everybody on duty while nobody answers", () => {
    expect(told([chat(1), chat(2), chat(3, { onDuty: false })])).toEqual(["1", "2"]);
  });

  test("to whoever answers, and to those who have the dialog open", () => {
    const off = chat(4, { onDuty: false, dialogId: "anna" });
    expect(told([chat(1), chat(2), chat(3, { dialogId: "anna" }), off], "staff-2")).toEqual([
      "2",
      "3",
      "4 silently",
    ]);
  });

  test("to everybody on duty when whoever answers has gone home or left", () => {
    expect(told([chat(1), chat(2, { onDuty: false })], "staff-2")).toEqual(["1"]);
    expect(told([chat(1)], "staff-9")).toEqual(["1"]);
  });

  test("to everybody, silently, when nobody is on duty", () => {
    const [a, b] = [chat(1, { onDuty: false }), chat(2, { onDuty: false })];
    expect(told([a, b], "staff-2")).toEqual(["1 silently", "2 silently"]);
  });

  test("with the earlier parts of its album, whoever answers by now; as any other, if nobody who has them is left", () => {
    const chats = [chat(1), chat(2), chat(3)];
    const told = (earlier: bigint[]) =>
      receiversOf(chats, dialog("staff-2"), earlier).map(({ chatId }) => chatId);
    expect(told([1n, 3n])).toEqual([1n, 3n]);
    expect(told([9n])).toEqual([2n]);
  });

  test("silently to those who switched messages off", () => {
    expect(told([chat(1, { hearsMessages: false })])).toEqual(["1 silently"]);
  });
});
