import fc from "fast-check";
import { expect, test } from "vitest";
import { localDate, localMinute } from "./local-time.ts";

const zones = [
  "Europe/Moscow",
  "America/St_Johns",
  "Australia/Lord_Howe",
  "Asia/Kathmandu",
  "Pacific/Apia",
  "UTC",
];

test("days and minutes are those that clocks of the zone show, whenever and however often they are asked for", () => {
  const instants = fc.date({
    min: new Date("1975-01-01"),
    max: new Date("2100-01-01"),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(instants, fc.constantFrom(...zones), fc.nat(59_999), (at, timeZone, laterMs) => {
      const format = new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeStyle: "short", timeZone });
      for (const one of [at, new Date(at.getTime() + laterMs)]) {
        const minute = localMinute(one, timeZone);
        const clock = [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, "0"));
        expect(`${localDate(one, timeZone)} ${clock.join(":")}`).toBe(format.format(one));
      }
    }),
  );
});
