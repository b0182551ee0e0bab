import { isTransient } from "@gotovo/db";
import { endVerify, type VerifyEndJob, verifyEndQueue } from "./accounts/authorization/end-verify.ts";
import { codeDeliveryQueue, deliverCode } from "./accounts/codes/deliver-code.ts";
import { guessedCodesQueue, tellOfGuesses } from "./accounts/codes/note-wrong-code.ts";
import { eraseDueAccount } from "./accounts/delete-account.ts";
import { dropDueKey } from "./accounts/keys/drop-key.ts";
import { type SignUpCodeJob, sendSignUpCode, signUpCodeQueue } from "./accounts/sign-up/send-sign-up-code.ts";
import { accountEraseQueue, keyDropQueue, type WaitJob } from "./accounts/waits/begin-wait.ts";
import { type ChatTickJob, chatTickQueue } from "./chats/chat-tick.ts";
import { expireStep } from "./chats/expire-step.ts";
import { refreshChat } from "./chats/refresh-chat.ts";
import { setAsideQueue } from "./chats/set-aside.ts";
import { type StepExpiryJob, stepExpiryQueue } from "./chats/step.ts";
import type { Deps, Jobs } from "./context.ts";
import { type SurveyTickJob, surveyTickQueue } from "./dialogs/ask-survey.ts";
import { endQuietDialogs } from "./dialogs/end-quiet-dialogs.ts";
import { remindOfDialog } from "./dialogs/remind-of-dialog.ts";
import { runBroadcast } from "./dialogs/run-broadcast.ts";
import { tickSurvey } from "./dialogs/tick-survey.ts";
import { keepPurging } from "./maintenance/keep-purging.ts";
import type { KeptDays } from "./maintenance/rule.ts";
import { type CancelAskJob, cancelAskQueue } from "./orders/cancel/ask-cancel.ts";
import { endCancelAsk } from "./orders/cancel/decline-cancel.ts";
import { type FeedbackEndJob, feedbackEndQueue } from "./orders/feedback/ask-feedback.ts";
import { endFeedback } from "./orders/feedback/end-feedback.ts";
import { type OnPush, pushOrder } from "./orders/push/push-order.ts";
import { type PushRetryJob, pushQueue, pushRetryQueue, wakePushAgain } from "./orders/push/wake-push.ts";
import { type RefundTickJob, refundTickQueue } from "./orders/refund/refund-written.ts";
import { remindOfRefund } from "./orders/refund/remind-of-refund.ts";
import { type OnEscalation, republishOrder } from "./orders/republish-order.ts";
import { type SoldOutJob, soldOutQueue } from "./orders/sold-out/ask-sold-out.ts";
import { endSoldOut } from "./orders/sold-out/end-sold-out.ts";
import { broadcastQueue, chatKey, chatSyncQueue, type OrderTickJob, orderTickQueue } from "./publish.ts";
import { measurePaces } from "./venue/availability/measure-pace.ts";
import { type DialogTickJob, dialogTickQueue } from "./venue/dialog-ticks.ts";
import { dailyReportQueue, enqueueDailyReports } from "./venue/reports/due-daily-reports.ts";
import { sendDailyReport } from "./venue/reports/send-daily-report.ts";
import { tickVenue } from "./venue/tick-venue.ts";
import { type VenueTickJob, venueTickQueue } from "./venue/venue-tick.ts";
import { deliverEvents } from "./webhooks/deliver-events.ts";
import { followLog } from "./webhooks/follow-log.ts";
import type { OnAttempt } from "./webhooks/sender.ts";
import { type WebhookRetryJob, wakeForRetry, webhookQueue, webhookRetryQueue } from "./webhooks/wake.ts";

/** Purging, and measuring what estimates are made of. */
const everyMs = 3_600_000;
/** The first time soon after the start, but not in the middle of it. */
const firstMs = 60_000;
/** How exact closing time is, and the end of a quiet dialog. */
const lookEveryMs = 60_000;

/** Endpoints of webhooks that this process sends to at once: each costs little but waiting. */
const endpointsAtOnce = 64;

export interface BackgroundOptions {
  readonly onError: (error: unknown) => void;
  /** Told of each attempt to deliver an event. */
  readonly onAttempt?: OnAttempt | undefined;
  /** Told of each step of an order's escalation. */
  readonly onEscalation?: OnEscalation | undefined;
  /** Told of each attempt to tell a browser of an order. */
  readonly onPush?: OnPush | undefined;
  /** How long what grows is kept. */
  readonly kept?: KeptDays | undefined;
}

/** Makes the queues that use cases enqueue into. Every process does so before it takes requests or updates. */
export async function prepareQueues(jobs: Jobs): Promise<void> {
  await jobs.queue(chatSyncQueue("customer"), "keyed");
  await jobs.queue(chatSyncQueue("horeca"), "keyed");
  await jobs.queue(orderTickQueue, "plain");
  await jobs.queue(stepExpiryQueue, "plain");
  await jobs.queue(broadcastQueue, "keyed");
  await jobs.queue(feedbackEndQueue, "plain");
  await jobs.queue(cancelAskQueue, "plain");
  await jobs.queue(soldOutQueue, "plain");
  await jobs.queue(refundTickQueue, "plain");
  await jobs.queue(pushQueue, "keyed");
  await jobs.queue(pushRetryQueue, "plain");
  await jobs.queue(surveyTickQueue, "plain");
  await jobs.queue(dialogTickQueue, "plain");
  await jobs.queue(dailyReportQueue, "keyed");
  await jobs.queue(chatTickQueue, "plain");
  await jobs.queue(venueTickQueue, "plain");
  await jobs.queue(verifyEndQueue, "plain");
  await jobs.queue(codeDeliveryQueue, "keyed");
  await jobs.queue(guessedCodesQueue, "keyed");
  await jobs.queue(keyDropQueue, "plain");
  await jobs.queue(accountEraseQueue, "plain");
  await jobs.queue(signUpCodeQueue, "plain");
  await jobs.queue(webhookQueue, "keyed");
  await jobs.queue(webhookRetryQueue, "plain");
  await jobs.queue(setAsideQueue("customer"), "keyed");
  await jobs.queue(setAsideQueue("horeca"), "keyed");
}

/**
 * Works what belongs to no bot: orders that change by time alone, daily reports, webhooks, and forgetting what has
 * served its time.
 * @returns stops the timers and waits a little for what is on its way to endpoints; the queues stop with `jobs`
 */
export function startBackground(deps: Deps, options: BackgroundOptions): () => Promise<void> {
  const { onAttempt, onEscalation, onPush, kept } = options;
  // What fails because the database is away is done at its next turn; readiness and requests tell of it.
  const onError = (error: unknown) => {
    if (!deps.db.outage.tellsOf(error) && !isTransient(error)) options.onError(error);
  };
  deps.jobs.work<OrderTickJob>(orderTickQueue, {
    concurrency: 4,
    handler: (job) => republishOrder(deps, job.data.orderId, onEscalation),
  });
  deps.jobs.work<StepExpiryJob>(stepExpiryQueue, {
    concurrency: 4,
    handler: (job) => expireStep(deps, chatKey(job.data)),
  });
  deps.jobs.work<FeedbackEndJob>(feedbackEndQueue, {
    concurrency: 4,
    handler: (job) => endFeedback(deps, job.data.orderId),
  });
  deps.jobs.work<CancelAskJob>(cancelAskQueue, {
    concurrency: 2,
    handler: (job) => endCancelAsk(deps, job.data.orderId),
  });
  deps.jobs.work<SoldOutJob>(soldOutQueue, {
    concurrency: 2,
    handler: (job) => endSoldOut(deps, job.data.orderId),
  });
  deps.jobs.work<RefundTickJob>(refundTickQueue, {
    concurrency: 2,
    handler: (job) => remindOfRefund(deps, job.data.orderId),
  });
  deps.jobs.work(pushQueue, {
    concurrency: 16,
    handler: (job) => pushOrder(deps, job.key, onPush),
  });
  deps.jobs.work<PushRetryJob>(pushRetryQueue, {
    concurrency: 2,
    handler: (job) => wakePushAgain(deps, job.data.orderId),
  });
  deps.jobs.work<SurveyTickJob>(surveyTickQueue, {
    concurrency: 2,
    handler: async (job) => {
      for (const surveyId of job.data.surveyIds) await tickSurvey(deps, surveyId);
    },
  });
  deps.jobs.work<DialogTickJob>(dialogTickQueue, {
    concurrency: 2,
    handler: (job) => remindOfDialog(deps, job.data.dialogId),
  });
  deps.jobs.work(broadcastQueue, {
    concurrency: 4,
    handler: (job) => runBroadcast(deps, job.key, job.signal),
  });
  deps.jobs.work(dailyReportQueue, {
    concurrency: 1,
    handler: (job) => sendDailyReport(deps, job.key),
  });
  deps.jobs.work<ChatTickJob>(chatTickQueue, {
    concurrency: 2,
    handler: (job) => refreshChat(deps, chatKey(job.data)),
  });
  deps.jobs.work<VenueTickJob>(venueTickQueue, {
    concurrency: 2,
    handler: (job) => tickVenue(deps, job.data.venueId),
  });
  deps.jobs.work<VerifyEndJob>(verifyEndQueue, {
    concurrency: 2,
    handler: (job) => endVerify(deps, job.data.id),
  });
  deps.jobs.work(codeDeliveryQueue, {
    concurrency: 8,
    handler: (job) => deliverCode(deps, job.key),
  });
  deps.jobs.work<WaitJob>(keyDropQueue, {
    concurrency: 1,
    handler: (job) => dropDueKey(deps, job.data.accountId),
  });
  deps.jobs.work<WaitJob>(accountEraseQueue, {
    concurrency: 1,
    handler: (job) => eraseDueAccount(deps, job.data.accountId),
  });
  deps.jobs.work(guessedCodesQueue, {
    concurrency: 2,
    handler: (job) => tellOfGuesses(deps, job.key),
  });
  deps.jobs.work<SignUpCodeJob>(signUpCodeQueue, {
    concurrency: 2,
    handler: (job) => sendSignUpCode(deps, job.data.tokenHash),
  });
  deps.jobs.work(webhookQueue, {
    concurrency: endpointsAtOnce,
    handler: (job) => deliverEvents(deps, job.key, job.signal, onAttempt),
  });
  deps.jobs.work<WebhookRetryJob>(webhookRetryQueue, {
    concurrency: 2,
    handler: (job) => wakeForRetry(deps, job.data.endpointId),
  });
  const stopFollowing = followLog(deps, onError, onAttempt);
  // A table that takes too long each time would grow without a word.
  const onPurgeError = (error: unknown) => {
    if (!deps.db.outage.tellsOf(error)) options.onError(error);
  };
  const stopPurging = keepPurging(deps, { kept, onError: onPurgeError, first: firstMs, every: everyMs });
  const measure = () => void measurePaces(deps).catch(onError);
  const first = setTimeout(measure, firstMs);
  const timer = setInterval(measure, everyMs);
  const lookAround = () => {
    void enqueueDailyReports(deps).catch(onError);
    void endQuietDialogs(deps).catch(onError);
  };
  const looking = setInterval(lookAround, lookEveryMs);
  return async () => {
    clearTimeout(first);
    clearInterval(timer);
    clearInterval(looking);
    await Promise.all([stopFollowing(), stopPurging()]);
  };
}
