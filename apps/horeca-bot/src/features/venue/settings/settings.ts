import { customerCancelPolicies, DomainError, orderStatuses } from "@gotovo/domain";
import { answerTap, onTap } from "@gotovo/telegram";
import { showPanel } from "@gotovo/usecases/chats/panel";
import type { Deps } from "@gotovo/usecases/context";
import { setBusyMinutes } from "@gotovo/usecases/venue/set-busy-minutes";
import { setCustomerCancel } from "@gotovo/usecases/venue/set-customer-cancel";
import { setDailyReport } from "@gotovo/usecases/venue/set-daily-report";
import { setLateAlert } from "@gotovo/usecases/venue/set-late-alert";
import { setOpeningHours } from "@gotovo/usecases/venue/set-opening-hours";
import { setPrepMinutes } from "@gotovo/usecases/venue/set-prep-minutes";
import { setStatusText } from "@gotovo/usecases/venue/set-status-text";
import type { StaffActor } from "@gotovo/usecases/venue/staff/find-staff";
import { setNotice } from "@gotovo/usecases/venue/staff/set-notice";
import { Composer } from "grammy";
import type { HorecaContext } from "../../../context.ts";
import { requireStaff } from "../../../require-staff.ts";
import {
  noticeCallback,
  type Setting,
  settingCallback,
  settingsPageCallback,
  statusTextCallback,
} from "../../../settings-callbacks.ts";

const mainView = settingsPageCallback.pack({ page: "main" });

/** What each setting does with its value. */
const setters: Record<Setting, (deps: Deps, staff: StaffActor, value: number) => Promise<void>> = {
  async cancel(deps, staff, value) {
    await setCustomerCancel(deps, staff, at(customerCancelPolicies, value));
  },
  prep: (deps, staff, value) => setPrepMinutes(deps, staff, value === 0 ? null : value),
  busy: setBusyMinutes,
  late: setLateAlert,
  report: (deps, staff, value) => setDailyReport(deps, staff, value === 1),
  always_open: (deps, staff) => setOpeningHours(deps, staff, null),
  async usual_text(deps, staff, value) {
    await setStatusText(deps, staff, at(orderStatuses, value), null);
  },
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
    await setters[tap.setting](deps, staff, tap.value);
    await ctx.conversation.toast("setting-saved");
  });

  onTap(composer, noticeCallback, async (ctx, tap) => {
    await setNotice(deps, await requireStaff(deps, ctx), tap.kind, tap.to === "on");
    await ctx.conversation.toast(tap.to === "on" ? "notice-on" : "notice-off");
  });
  return composer;
}

/** @throws DomainError `validation_failed` for a place that the list does not have */
function at<T>(list: readonly T[], place: number): T {
  const item = list[place];
  if (item === undefined) throw new DomainError("validation_failed", { field: "value" });
  return item;
}
