import { customerCancelPolicies, DomainError, orderStatuses } from "@gotovo/domain";
import { answerTap, onTap } from "@gotovo/telegram";
import { showPanel } from "@gotovo/usecases/chats/panel";
import type { Deps } from "@gotovo/usecases/context";
import { changeSetting, type SettingChange } from "@gotovo/usecases/venue/change-setting";
import { setNotification } from "@gotovo/usecases/venue/staff/set-notification";
import { Composer } from "grammy";
import type { HorecaContext } from "../../../context.ts";
import { requireStaff } from "../../../require-staff.ts";
import {
  notificationCallback,
  type Setting,
  settingCallback,
  settingsPageCallback,
  statusTextCallback,
} from "../../../settings-callbacks.ts";

const mainView = settingsPageCallback.pack({ page: "main" });

/** What each setting's buttons change. */
const changes: Record<Setting, (value: number) => SettingChange> = {
  cancel: (value) => ({ setting: "customer_cancel", to: at(customerCancelPolicies, value) }),
  prep: (value) => ({ setting: "prep_minutes", to: value === 0 ? null : value }),
  busy: (value) => ({ setting: "busy_minutes", to: value }),
  late: (value) => ({ setting: "late_alert_minutes", to: value }),
  feedback: (value) => ({ setting: "feedback_minutes", to: value }),
  ask_minutes: (value) => ({ setting: "cancel_ask_minutes", to: value }),
  first_reminder: (value) => ({ setting: "first_reminder_minutes", to: value }),
  second_reminder: (value) => ({ setting: "second_reminder_minutes", to: value }),
  unfetched: (value) => ({ setting: "unfetched_minutes", to: value }),
  refunds: (value) => ({ setting: "refunds", to: value === 1 }),
  refund_hours: (value) => ({ setting: "refund_hours", to: value }),
  report: (value) => ({ setting: "daily_report", to: value === 1 }),
  always_open: () => ({ setting: "opening_hours", to: null }),
  usual_text: (value) => ({ setting: "status_text", status: at(orderStatuses, value), to: null }),
};

/** `/settings`: those of the venue for owners and managers, and everybody's own. */
export function settings(deps: Deps): Composer<HorecaContext> {
  const composer = new Composer<HorecaContext>();

  composer.command("settings", async (ctx) => {
    await requireStaff(deps, ctx);
    await showPanel(deps, ctx.conversation.chat, { name: "settings", view: mainView }, { afresh: true });
  });

  for (const page of [settingsPageCallback, statusTextCallback]) {
    onTap<HorecaContext, unknown>(composer, page, async (ctx) => {
      await requireStaff(deps, ctx, "settings.manage");
      await showPanel(deps, ctx.conversation.chat, { name: "settings", view: ctx.callbackQuery.data });
      await answerTap(ctx);
    });
  }

  onTap(composer, settingCallback, async (ctx, tap) => {
    const staff = await requireStaff(deps, ctx, "settings.manage");
    await changeSetting(deps, staff, changes[tap.setting](tap.value));
    await ctx.conversation.toast("setting-saved");
  });

  onTap(composer, notificationCallback, async (ctx, tap) => {
    await setNotification(deps, await requireStaff(deps, ctx), tap.kind, tap.to === "on");
    await ctx.conversation.toast(tap.to === "on" ? "notification-on" : "notification-off");
  });
  return composer;
}

/** @throws DomainError `validation_failed` for an index that the list does not have */
function at<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new DomainError("validation_failed", { field: "value" });
  return item;
}
