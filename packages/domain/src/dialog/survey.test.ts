import { expect, test } from "vitest";
import { type SurveyState, surveyStage, surveyWindowMs } from "./survey.ts";

const askedAt = new Date("2026-05-01T10:00:00Z");
const after = (ms: number) => new Date(askedAt.getTime() + ms);
const asked: SurveyState = { askedAt, endedAt: null, solved: null, rating: null, ratingSkipped: false };

test("a survey asks for one thing after another", () => {
  const stages = [asked, { ...asked, solved: false }, { ...asked, solved: true, rating: 4 }].map((survey) =>
    surveyStage(survey, askedAt),
  );
  expect(stages).toEqual(["solved", "rating", "comment"]);
  expect(surveyStage({ ...asked, solved: true, ratingSkipped: true }, askedAt)).toBe("comment");
});

test("it is over when it has ended, and after seven days", () => {
  expect(surveyStage({ ...asked, endedAt: askedAt }, askedAt)).toBe("over");
  expect(surveyStage(asked, after(surveyWindowMs - 1))).toBe("solved");
  expect(surveyStage(asked, after(surveyWindowMs))).toBe("over");
});
