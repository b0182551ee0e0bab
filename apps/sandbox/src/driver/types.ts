import type { z } from "zod";
import type * as contract from "../control/contract.ts";

/** What the driver takes and answers: the shapes of the control API. */

export type {
  Bot as BotInfo,
  CallbackAnswer,
  ChatState,
  Clock,
  Code as PhoneCode,
  DisplayMessage as Message,
  GroupState,
  InlineButton as Button,
  MessageEntity as Entity,
  Person,
  ReplyKeyboard,
  Settings,
  TapResult,
  Topic,
} from "../control/contract.ts";

/** A phone and an id are made up where missing. */
export type PersonWish = z.input<typeof contract.createPerson>;
export type PersonChange = z.input<typeof contract.updatePerson>;
export type AdminRights = z.output<typeof contract.rights>;
export type FaultWish = z.input<typeof contract.createFault>;
export type SettingsChange = z.input<typeof contract.updateSettings>;

/** Which button: its text, its place, or any callback data, as a changed client could send it. */
export type TapWish = Omit<z.input<typeof contract.tap>, "wait_ms">;

/** A file to send. Without bytes: a declared size, so that too big ones cost nothing. */
export type MediaItem = Omit<z.input<typeof contract.sendMedia>["items"][number], "content_base64"> & {
  bytes?: Uint8Array;
};

/** Where a message goes, what it answers, and whose words it is. */
export type PlaceOptions = Omit<z.input<typeof contract.say>, "text" | "entities">;

/** Where a forwarded message first stood. */
export type Origin = z.input<typeof contract.origin>;

/** A message of any kind: a kind to be made up, or its fields as the Bot API has them. */
export type KindWish = Omit<z.input<typeof contract.sendKind>, keyof PlaceOptions>;

export type ApiCall = Omit<contract.ApiCall, "answer"> & {
  answer: { ok?: boolean; result?: unknown; error_code?: number; description?: string; dropped?: boolean };
};
export interface CallFilter {
  readonly bot?: string;
  readonly method?: string;
  readonly chat_id?: number;
  readonly ok?: boolean;
  readonly after?: number;
  readonly limit?: number;
}
