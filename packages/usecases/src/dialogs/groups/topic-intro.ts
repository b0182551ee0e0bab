import type { OrderStatus } from "@gotovo/domain";
import type { DialogLine } from "../dialog-line.ts";

/** What a new topic begins with: the order that the dialog is about, and what was said in it before. */
export interface TopicIntro {
  readonly order: {
    readonly number: string;
    readonly status: OrderStatus;
    readonly items: unknown;
    readonly description: unknown;
    /** The customer's wish. */
    readonly note: string | null;
  } | null;
  /** Oldest first. */
  readonly lines: readonly DialogLine[];
  readonly timezone: string;
}

/** Lines at most. */
const shown = 6;

/**
 * SQL: the `TopicIntro` (as JSON) of dialog `d` at venue `v` with order `o`, before message `this`; null once the topic has
 * it, and while there is no topic.
 */
export const introJson = `case when d.topic_id is not null and not d.topic_introduced then json_build_object(
  'timezone', v.timezone,
  'order', case when o.id is not null then json_build_object('number', o.number, 'status', o.status, 'items', o.items,
    'description', o.description, 'note', o.note) end,
  'lines', coalesce((
    select json_agg(json_build_object('author', m.author, 'name', sp.name, 'at', m.created_at, 'content', m.content,
      'edited', m.edited_at is not null) order by m.id)
    from (
      select * from dialog_message b where b.dialog_id = d.id and b.id < this.id
        and (this.album is null or b.album is distinct from this.album)
      order by b.id desc limit ${shown}) m
    left join staff ms on ms.id = m.staff_id left join person sp on sp.id = ms.person_id), '[]')) end`;
