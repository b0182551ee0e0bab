import type { Deps } from "@gotovo/usecases/context";
import { Composer, type Context } from "grammy";
import { groupAnswers } from "./answers.ts";
import { groupChanges } from "./changes.ts";
import { connecting } from "./connect.ts";
import { groupMembership } from "./membership.ts";

/** Everything that comes from groups: a venue's team group shows its dialogs, each as a topic. Private chats are passed over. */
export function teamGroup(deps: Deps): Composer<Context> {
  const composer = new Composer<Context>();
  composer
    .chatType(["group", "supergroup"])
    .use(groupMembership(deps), connecting(deps), groupChanges(deps), groupAnswers(deps));
  return composer;
}
