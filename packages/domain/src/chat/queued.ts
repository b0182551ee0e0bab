/** A message as it waits for its chat: the key of a Fluent text of that chat's bot with its values, and buttons. */
export interface QueuedContent {
  readonly key: string;
  readonly args?: Record<string, string | number>;
  readonly buttons?: readonly (readonly QueuedButton[])[];
  /**
   * Instead of buttons, in the place of the phone's keyboard: a button that shares one's own contact (`contact` is the
   * key of its text), and one that leaves (`button-exit`); `remove` takes them away.
   */
  readonly replyKeyboard?: { readonly contact: string } | "remove";
  /** The message of that chat it answers. */
  readonly replyTo?: number;
  /** In a forum: the topic to say it in. */
  readonly topicId?: number;
  /** A file to make when the message is sent: by whom (a name the bot knows) and of what. */
  readonly file?: {
    readonly kind: "photo" | "document";
    readonly name: string;
    readonly make: string;
    readonly args: Record<string, string | number>;
  };
}

/** A button under a queued message: its label is a Fluent key, its data what the bot packed. */
export interface QueuedButton {
  readonly key: string;
  readonly args?: Record<string, string | number>;
  readonly data?: string;
  readonly url?: string;
  readonly copyText?: string;
  readonly style?: "danger" | "success" | "primary";
}
