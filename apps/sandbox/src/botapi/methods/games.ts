import { nextNumber } from "../../state/world.ts";
import type { Call } from "../call.ts";
import { badRequest } from "../errors.ts";
import { send } from "./send.ts";

/** How high each emoji of a dice goes. */
const highestOf: Record<string, number> = { "🎲": 6, "🎯": 6, "🎳": 6, "🏀": 5, "⚽": 5, "🎰": 64 };

export function sendDice(call: Call) {
  const emoji = (call.params.emoji as string | undefined) ?? "🎲";
  const highest = highestOf[emoji];
  if (highest === undefined) throw badRequest("wrong emoji specified");
  const value = 1 + Math.floor(call.world.random() * highest);
  return send(call, { kind: "other", fields: { dice: { emoji, value } } });
}

/** A poll as it begins. Nobody can vote in it here. */
export function sendPoll(call: Call) {
  const { question, options, is_anonymous, type, allows_multiple_answers } = call.params;
  const answers = options as { text: string }[];
  if (answers.length < 1 || answers.length > 12) throw badRequest("poll must have 1-12 options");
  const poll = {
    id: String(nextNumber(call.world)),
    question,
    options: answers.map(({ text }, index) => ({ persistent_id: String(index), text, voter_count: 0 })),
    total_voter_count: 0,
    is_closed: false,
    is_anonymous: is_anonymous !== false,
    type: type ?? "regular",
    allows_multiple_answers: allows_multiple_answers === true,
    allows_revoting: true,
    members_only: false,
  };
  return send(call, { kind: "other", fields: { poll } });
}
