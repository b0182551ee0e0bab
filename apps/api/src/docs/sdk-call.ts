import type { Operation } from "./document.ts";

interface Values {
  readonly method: string;
  /** With its parameters filled in. */
  readonly path: string;
  /** As a literal. */
  readonly body: string | undefined;
  /** The example of a parameter of the path, as a literal. */
  value(name: string): string;
}

type Write = (values: Values) => string;

/** Operations that have a method of their own in the SDK. */
const methods: Record<string, Write> = {
  placeOrder: ({ body }) =>
    `const { order, tracking } = await gotovo.orders.place(${body});\nconsole.log(tracking.owner_url);`,
  getOrder: ({ value }) =>
    `const { order, tracking } = await gotovo.orders.get(${value("order_id")});\nconsole.log(order.status);`,
  listOrders: () =>
    `for await (const order of gotovo.orders.list({ active: true })) console.log(order.order_id);`,
  changeOrder: ({ value, body }) =>
    `const order = await gotovo.orders.update(${value("order_id")}, ${body});\nconsole.log(order.version);`,
  changeStatus: ({ value, body }) =>
    `const order = await gotovo.orders.move(${value("order_id")}, ${body});\nconsole.log(order.status);`,
  tellRefund: ({ value, body }) =>
    `const order = await gotovo.orders.refund(${value("order_id")}, ${body});\nconsole.log(order.refund.state);`,
  listEvents: () =>
    `for await (const event of gotovo.events.list()) console.log(event.type, event.subject.id);`,
  watchEvents: () => `for await (const event of gotovo.events.follow()) console.log(event.id, event.type);`,
  issuePairingCode: ({ body }) =>
    `const { code, url } = await gotovo.pairingCodes.create(${body});\nconsole.log(code, url);`,
  getPairingCode: ({ value }) =>
    `const { user_id } = await gotovo.pairingCodes.get(${value("code")});\nconsole.log(user_id);`,
  endPairings: ({ body }) => `console.log(await gotovo.pairings.end(${body}));`,
  createVenue: ({ body }) =>
    `const { venue, owner_invite_url } = await gotovo.venues.create(${body});\nconsole.log(venue.horeca_id, owner_invite_url);`,
  listVenues: () =>
    `for await (const venue of gotovo.venues.list()) console.log(venue.horeca_id, venue.name);`,
  getVenue: ({ value }) =>
    `const { venue, availability_url } = await gotovo.venues.get(${value("horeca_id")});\nconsole.log(venue.name, availability_url);`,
  changeVenue: ({ value, body }) =>
    `const { venue } = await gotovo.venues.update(${value("horeca_id")}, ${body});\nconsole.log(venue.prep_minutes);`,
  getAvailability: ({ value }) =>
    `const { ready_at, quote_id } = await gotovo.venues.availability(${value("horeca_id")}, { items: 3 });\nconsole.log(ready_at, quote_id);`,
  pauseVenue: ({ value, body }) =>
    `const { venue } = await gotovo.venues.pause(${value("horeca_id")}, ${body});\nconsole.log(venue.paused_until);`,
  resumeVenue: ({ value }) => `await gotovo.venues.resume(${value("horeca_id")});`,
  getStopList: ({ value }) =>
    `for (const { name, until } of await gotovo.venues.stopList(${value("horeca_id")})) console.log(name, until);`,
  stopItem: ({ value, body }) => `await gotovo.venues.stopItem(${value("horeca_id")}, ${body});`,
  returnItem: ({ value }) => `await gotovo.venues.returnItem(${value("horeca_id")}, "Croissant");`,
  inviteVenueOwner: ({ value }) => `console.log(await gotovo.venues.inviteOwner(${value("horeca_id")}));`,
  rotateAvailabilityToken: ({ value }) =>
    `const { availability_url } = await gotovo.venues.rotateAvailabilityToken(${value("horeca_id")});\nconsole.log(availability_url);`,
  createWebhookEndpoint: ({ body }) =>
    `const { endpoint, secret } = await gotovo.webhookEndpoints.create(${body});\nconsole.log(endpoint.id, secret);`,
  listWebhookEndpoints: () =>
    `for (const { id, url, state } of await gotovo.webhookEndpoints.list()) console.log(id, url, state);`,
  getWebhookEndpoint: ({ value }) =>
    `const endpoint = await gotovo.webhookEndpoints.get(${value("endpoint_id")});\nconsole.log(endpoint.state);`,
  changeWebhookEndpoint: ({ value, body }) =>
    `const endpoint = await gotovo.webhookEndpoints.update(${value("endpoint_id")}, ${body});\nconsole.log(endpoint.state);`,
  deleteWebhookEndpoint: ({ value }) => `await gotovo.webhookEndpoints.delete(${value("endpoint_id")});`,
  rotateWebhookSecret: ({ value }) =>
    `const { secret } = await gotovo.webhookEndpoints.rotateSecret(${value("endpoint_id")});\nconsole.log(secret);`,
  testWebhookEndpoint: ({ value }) =>
    `console.log(await gotovo.webhookEndpoints.test(${value("endpoint_id")}));`,
  listWebhookDeliveries: ({ value }) =>
    `for await (const { event_id, state } of gotovo.webhookEndpoints.deliveries(${value("endpoint_id")}))\n  console.log(event_id, state);`,
  replayWebhookEvents: ({ value, body }) =>
    `console.log(await gotovo.webhookEndpoints.replay(${value("endpoint_id")}, ${body}));`,
  deleteTestData: () => `console.log(await gotovo.deleteTestData());`,
  getSubscribeStatus: () => `console.log(await gotovo.isSubscribed(123456789));`,
};

/** What a user of the SDK writes. */
export function sdkCall(operation: Operation, values: Values): string {
  const write = methods[operation.id];
  if (write) return write(values);
  const body = values.body === undefined ? "" : `, { body: ${values.body} }`;
  return `console.log(await gotovo.request("${values.method}", "${values.path}"${body}));`;
}
