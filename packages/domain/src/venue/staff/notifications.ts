/** What a member of staff can mute, one by one. Only ever append: callback data holds the index. */
export const notificationKinds = ["new_order", "canceled", "late", "message", "feedback", "pickup"] as const;

export type NotificationKind = (typeof notificationKinds)[number];

/** What somebody chose, where it differs from the default. */
export type Notifications = Readonly<Partial<Record<NotificationKind, boolean>>>;

/** True when this person hears such a notification. All are heard unless switched off; a muted one still arrives, silently. */
export function hears(notifications: Notifications, kind: NotificationKind): boolean {
  return notifications[kind] !== false;
}
