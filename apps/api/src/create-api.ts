import { createBotNames } from "@gotovo/usecases/chats/register-bot";
import { OpenAPIHono } from "@hono/zod-openapi";
import type { ApiContext, ApiOptions } from "./context.ts";
import { measureAll } from "./gauges/all.ts";
import { measureWaiting } from "./gauges/waiting.ts";
import { admissionFor, createAdmission } from "./http/admission.ts";
import { createRouter } from "./http/create-router.ts";
import { answerUnknown } from "./http/not-found.ts";
import { createObserver } from "./http/observe.ts";
import { protectAnswers } from "./http/protective-headers.ts";
import { watchForUnnamedProxy } from "./http/unnamed-proxy.ts";
import { addAccountRoutes } from "./routes/accounts/account.ts";
import { addAccountOrderRoutes } from "./routes/accounts/account-orders.ts";
import { addAccountSessionRoutes } from "./routes/accounts/account-sessions.ts";
import { addAuthEventRoutes } from "./routes/accounts/auth-events.ts";
import { addAuthProtocolRoutes } from "./routes/accounts/auth-protocol.ts";
import { addOtpRoutes } from "./routes/accounts/otp.ts";
import { addPersonalAreaRoutes } from "./routes/accounts/personal-area.ts";
import { addSessionRoutes } from "./routes/accounts/sessions.ts";
import { addSignUpRoutes } from "./routes/accounts/sign-up.ts";
import { addVaultRoutes } from "./routes/accounts/vault.ts";
import { addMessageRoutes } from "./routes/dialogs/compat-messages.ts";
import { addDocsRoutes } from "./routes/docs.ts";
import { addEventRoutes } from "./routes/events/events.ts";
import { addDeliveryRoutes } from "./routes/events/webhook-deliveries.ts";
import { addWebhookRoutes } from "./routes/events/webhooks.ts";
import { addHealthRoutes } from "./routes/health.ts";
import { addChangeRoutes } from "./routes/orders/change-order.ts";
import { addClientRoutes } from "./routes/orders/compat-client.ts";
import { addSubscriptionRoutes } from "./routes/orders/compat-subscription.ts";
import { addVerificationRoutes } from "./routes/orders/compat-verification.ts";
import { addOrderRoutes } from "./routes/orders/orders.ts";
import { addPairingCodeRoutes } from "./routes/orders/pairing-codes.ts";
import { addTestDataRoutes } from "./routes/orders/test-data.ts";
import { addTrackRoutes } from "./routes/orders/track.ts";
import { addAvailabilityRoutes } from "./routes/venue/availability.ts";
import { addStopListRoutes } from "./routes/venue/stop-list.ts";
import { addVenueRoutes } from "./routes/venue/venues.ts";

/**
 * The HTTP API. It starts nothing: serve its `fetch`, and abort `signal` to end its open event streams. Other parts
 * of a program may mount their own routes on it; their answers get the same protective headers.
 */
export function createApi(options: ApiOptions): OpenAPIHono {
  const api: ApiContext = {
    ...options,
    telegramLinkRoot: options.telegramLinkRoot ?? "https://t.me",
    botName: createBotNames(options.deps),
  };
  measureAll(options);
  const app = new OpenAPIHono({ strict: false });
  const proxy = watchForUnnamedProxy(api);
  app.use(proxy.middleware);
  app.use(protectAnswers(options.publicUrl));
  const observe = createObserver(api);
  const { databaseConnections: connections } = options;
  const admission = connections === undefined ? null : createAdmission(admissionFor(connections));
  if (admission) measureWaiting(options.metrics, admission);
  const router = createRouter(app, api, observe, admission);
  addOrderRoutes(router, api);
  addChangeRoutes(router, api);
  addPairingCodeRoutes(router, api);
  addTrackRoutes(app, router, api);
  addVenueRoutes(router, api);
  addStopListRoutes(router, api);
  addAvailabilityRoutes(app, router, api);
  addEventRoutes(router, api);
  addWebhookRoutes(router, api);
  addDeliveryRoutes(router, api);
  addTestDataRoutes(router, api);
  addSubscriptionRoutes(router, api);
  addMessageRoutes(router, api);
  addVerificationRoutes(router, api);
  addClientRoutes(router, api);
  addSignUpRoutes(router, api);
  addOtpRoutes(router, api);
  addSessionRoutes(router, api);
  addPersonalAreaRoutes(router, api);
  addAccountRoutes(router, api);
  addAccountOrderRoutes(router, api);
  addAccountSessionRoutes(router, api);
  addAuthProtocolRoutes(router, api);
  addAuthEventRoutes(router, api);
  addVaultRoutes(router, api);
  // Who asks after our health is answered at the worst of times.
  addHealthRoutes(createRouter(app, api, observe), api, proxy.warnings);
  addDocsRoutes(app, router, api);
  answerUnknown(app, options, observe);
  return app;
}
