import { endpointStates, endpointTypes, mostEndpoints } from "@gotovo/domain";
import { z } from "zod";
import { instant, instantOut, line } from "../primitives.ts";

const endpointUrl = z
  .string()
  .trim()
  .min(1)
  .max(2048)
  .refine((url) => !/[\s\\\p{Cc}]/u.test(url), "must be without spaces, backslashes and control characters")
  .meta({
    format: "uri",
    description:
      "https, on port 443 or one from 1024, without user name and password. Its name may lead to public addresses only, which is checked now and with every attempt. Redirects are not followed",
    example: "https://coffee.example/hooks/gotovo",
  });
const types = z
  .array(z.enum(endpointTypes))
  .min(1)
  .overwrite((given) => [...new Set(given)])
  .meta({ description: "Only events of these types" });
const description = line(1, 200).meta({ description: "For yourself", example: "Till at the bar" });

export const createEndpointRequest = z
  .strictObject({
    url: endpointUrl,
    types: types.optional().meta({
      description: "Only events of these types; without it all, also types that are yet to come",
    }),
    description: description.optional(),
  })
  .meta({ id: "CreateWebhookEndpointRequest" });

export const changeEndpointRequest = z
  .strictObject({
    url: endpointUrl.optional(),
    types: types.nullable().optional().meta({ description: "null: all, also types that are yet to come" }),
    description: description.nullable().optional(),
    state: z.enum(["enabled", "paused"]).optional().meta({
      description:
        "`paused`: nothing is sent, and what happens meanwhile waits. `enabled`: goes on with what was missed, also after the endpoint was disabled",
    }),
  })
  .meta({ id: "ChangeWebhookEndpointRequest" });

export const webhookEndpoint = z
  .object({
    id: z.string().meta({ example: "we_0199d1f27c9e7d3ab7a51f0f6f0c9a11" }),
    url: z.string(),
    types: z.array(z.string()).nullable().meta({ description: "null: all" }),
    description: z.string().nullable(),
    state: z.enum(endpointStates).meta({
      description: "`disabled` by us: see `disabled_reason`. Enable it again once it works",
    }),
    disabled_reason: z.enum(["failing", "gone"]).nullable().meta({
      description:
        "`failing`: nothing but failures for 5 days; `gone`: the endpoint answered 410. null unless disabled",
    }),
    failing_since: instantOut
      .nullable()
      .meta({ description: "The first of the failures since the last success" }),
    created_at: instantOut,
    updated_at: instantOut,
  })
  .meta({ id: "WebhookEndpoint" });

export const endpointAnswer = z.object({ endpoint: webhookEndpoint });
export const endpointWithSecret = z
  .object({
    endpoint: webhookEndpoint,
    secret: z.string().meta({
      description: `What the endpoint's deliveries are signed with; answered this once`,
      example: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
    }),
  })
  .meta({ id: "CreatedWebhookEndpoint" });
export const rotatedSecret = endpointWithSecret
  .extend({
    previous_valid_until: instantOut.meta({
      description: "Until then deliveries carry a signature with the former secret, too",
    }),
  })
  .meta({ id: "RotatedWebhookSecret" });
export const endpointList = z.object({
  endpoints: z.array(webhookEndpoint).meta({ description: `At most ${mostEndpoints} a merchant` }),
});
export const sentPing = z.object({ event_id: z.string().meta({ description: "Of the `ping`" }) });

export const webhookDelivery = z
  .object({
    event_id: z.string(),
    event_type: z.string(),
    state: z.enum(["pending", "succeeded", "failed"]).meta({
      description: "`failed`: given up after the last attempt",
    }),
    next_attempt_at: instantOut.nullable().meta({
      description:
        "While it is pending and its endpoint enabled. An event waits for those before it of the same subject",
    }),
    created_at: instantOut,
    attempts: z.array(
      z.object({
        number: z.int(),
        at: instantOut,
        duration_ms: z.int(),
        status: z.int().nullable().meta({ description: "What the endpoint answered with" }),
        failure: z.string().nullable().meta({ description: "Why it does not count as delivered; in words" }),
        answer: z.string().nullable().meta({ description: "The first 1 kB of the answer's body" }),
      }),
    ),
  })
  .meta({ id: "WebhookDelivery" });

export const listDeliveriesQuery = z.strictObject({
  state: z
    .enum(["pending", "succeeded", "failed"])
    .optional()
    .meta({ description: "Only deliveries in this state" }),
  limit: z
    .string()
    .regex(/^\d{1,3}$/, "must be an integer from 1 to 100")
    .transform(Number)
    .refine((value) => value >= 1 && value <= 100, "must be an integer from 1 to 100")
    .optional()
    .meta({ type: "integer", description: "50 unless said otherwise" }),
  before: z
    .string()
    .regex(/^\d{1,18}$/, "must be a next_cursor of an earlier page")
    .optional()
    .meta({ description: "A `next_cursor`" }),
});
export const deliveryPage = z
  .object({
    deliveries: z.array(webhookDelivery),
    next_cursor: z
      .string()
      .nullable()
      .meta({ description: "Ask with `before` for what is older; null on the last page" }),
  })
  .meta({ id: "WebhookDeliveryPage" });

export const replayRequest = z
  .strictObject({
    event_id: z
      .string()
      .regex(/^ev_[0-9a-f]{32}$/, "must be the id of an event")
      .optional()
      .meta({ description: "One event, whatever its type" }),
    since: instant
      .optional()
      .meta({ description: "Every event from this instant on that the endpoint takes" }),
    until: instant.optional().meta({ description: "With `since`: and before this one" }),
    failed: z.literal(true).optional().meta({ description: "Every event that was given up" }),
  })
  .refine(
    ({ event_id, since, failed }) =>
      [event_id, since, failed].filter((given) => given !== undefined).length === 1,
    { error: "exactly one of event_id, since and failed is required", path: ["event_id"] },
  )
  .refine(({ since, until }) => until === undefined || since !== undefined, {
    error: "only together with since",
    path: ["until"],
  })
  .refine(({ since, until }) => since === undefined || until === undefined || since < until, {
    error: "must be later than since",
    path: ["until"],
  })
  .meta({ id: "ReplayRequest" });
export const replayed = z.object({
  events: z.int().meta({ description: "How many events will be sent again" }),
});

export type WebhookEndpointView = z.infer<typeof webhookEndpoint>;
export type WebhookDeliveryView = z.infer<typeof webhookDelivery>;
