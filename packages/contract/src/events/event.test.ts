import { eventTypes } from "@gotovo/domain";
import { expect, test } from "vitest";
import { event } from "./event.ts";

test("the document says of every type of event what it carries", () => {
  const described = event.options.map((option) => option.shape.type.value);
  expect(described.toSorted()).toEqual(eventTypes.toSorted());
});
