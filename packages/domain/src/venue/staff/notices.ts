/** What a member of staff may have come without a sound, each by itself. Only ever append: callback data holds the place. */
export const noticeKinds = ["new_order", "canceled", "late", "message", "feedback"] as const;

export type NoticeKind = (typeof noticeKinds)[number];

/** What somebody chose, where it differs from the default. */
export type Notices = Readonly<Partial<Record<NoticeKind, boolean>>>;

/** True when this person hears such a notice: all are heard unless switched off. One not heard still comes, silently. */
export function hears(notices: Notices, kind: NoticeKind): boolean {
  return notices[kind] !== false;
}
