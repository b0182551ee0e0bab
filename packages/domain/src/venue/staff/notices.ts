/** What a member of staff can mute, one by one. Only ever append: callback data holds the index. */
export const noticeKinds = ["new_order", "canceled", "late", "message", "feedback"] as const;

export type NoticeKind = (typeof noticeKinds)[number];

/** What somebody chose, where it differs from the default. */
export type Notices = Readonly<Partial<Record<NoticeKind, boolean>>>;

/** True when this person hears such a notice. All are heard unless switched off; a muted one still arrives, silently. */
export function hears(notices: Notices, kind: NoticeKind): boolean {
  return notices[kind] !== false;
}
