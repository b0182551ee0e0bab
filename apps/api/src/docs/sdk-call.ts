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
  listEvents: () =>
    `for await (const event of gotovo.events.list()) console.log(event.type, event.subject.id);`,
  watchEvents: () =>
    `for await (const event of gotovo.events.follow({ after: lastHandledId })) console.log(event.type);`,
  issuePairingCode: ({ body }) =>
    `const { code, url } = await gotovo.pairingCodes.create(${body});\nconsole.log(code, url);`,
  getPairingCode: ({ value }) =>
    `const { user_id } = await gotovo.pairingCodes.get(${value("code")});\nconsole.log(user_id);`,
  endPairings: ({ body }) => `console.log(await gotovo.pairings.end(${body}));`,
  getSubscribeStatus: () => `console.log(await gotovo.isSubscribed(123456789));`,
};

/** What a user of the SDK writes. */
export function sdkCall(operation: Operation, values: Values): string {
  const write = methods[operation.id];
  if (write) return write(values);
  const body = values.body === undefined ? "" : `, { body: ${values.body} }`;
  return `console.log(await gotovo.request("${values.method}", "${values.path}"${body}));`;
}
