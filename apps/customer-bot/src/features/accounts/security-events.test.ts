import { expect, test } from "vitest";
import * as callbacks from "../../callbacks.ts";
import { securityEventOfTap } from "./security-events.ts";

const id = "0199d1f2-7c9e-7d3a-b7a5-1f0f6f0c9a11";

test.each([
  [callbacks.sessionCallback.pack({ session: id }), "session_ended"],
  [callbacks.profileCallback.pack({ what: "end-others" }), "session_ended"],
  [callbacks.profileCallback.pack({ what: "unlink-yes" }), "pairing_ended"],
  [callbacks.profileCallback.pack({ what: "erase-yes" }), "account_erased"],
  [callbacks.newDeviceCallback.pack({ authorization: id, answer: "forbid" }), "device_answered"],
  [callbacks.stopCodesCallback.pack({}), "codes_stopped"],
  [callbacks.allowCodesCallback.pack({}), "codes_allowed"],
  [callbacks.keepKeyCallback.pack({}), "key_kept"],
  [callbacks.keepAccountCallback.pack({}), "account_kept"],
  [callbacks.otherPersonCallback.pack({}), "phone_owner_answered"],
  [callbacks.takeBackCallback.pack({}), "pairing_moved"],
  [callbacks.pairingCallback.pack({ answer: "yes", pairing: id }), "pairing_made"],
  [callbacks.notMineCallback.pack({ order: id, step: "yes", version: 1 }), "pairing_ended"],
  [callbacks.notMineCallback.pack({ order: id, step: "ask", version: 1 }), undefined],
  [callbacks.profileCallback.pack({ what: "erase" }), undefined],
])("the tap %s is %s", (data, kind) => {
  expect(securityEventOfTap(data)).toBe(kind);
});
