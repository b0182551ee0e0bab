// A café's site in one file: it sells one coffee, leads the buyer to their order's page, and hears what becomes of it.
import { createServer } from "node:http";
import { Gotovo, GotovoError, verifyWebhook, WebhookVerificationError } from "@gotovo/client";

const {
  GOTOVO_URL = "http://localhost:3000",
  GOTOVO_API_KEY,
  HORECA_ID,
  GOTOVO_WEBHOOK_SECRET,
  PORT = "4000",
} = process.env;
if (!GOTOVO_API_KEY || !HORECA_ID) throw new Error("Set GOTOVO_API_KEY and HORECA_ID");

const gotovo = new Gotovo({ baseUrl: GOTOVO_URL, apiKey: GOTOVO_API_KEY });
/** A real site has a database. Webhooks may come more than once: what was handled is kept by its id. */
const handled = new Set();

async function buy() {
  const orderId = `A-${Date.now()}`;
  const { order, tracking } = await gotovo.orders.place(
    {
      order_id: orderId,
      horeca_id: HORECA_ID,
      items: [{ name: "Cappuccino", quantity: 1, price: 35000, options: { Milk: "Oat" } }],
      total: 35000,
      currency: "RUB",
    },
    // Kept with your order, it makes the call safe to repeat after a crash too.
    { idempotencyKey: orderId },
  );
  return page(
    `<p>Order ${escapeHtml(order.number)} is paid. <a href="${escapeHtml(tracking.owner_url)}">Follow it</a></p>`,
  );
}

function hear(body, headers) {
  const event = verifyWebhook(body, headers, GOTOVO_WEBHOOK_SECRET ?? "");
  if (handled.has(event.id)) return;
  handled.add(event.id);
  console.log(`${event.type} ${event.subject.id}`);
}

const server = createServer(async (request, response) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const answer = (status, text = "") => {
    response.writeHead(status, { "content-type": "text/html; charset=utf-8" }).end(text);
  };
  try {
    const route = `${request.method} ${request.url}`;
    if (route === "GET /")
      answer(200, page(`<form method="post" action="/buy"><button>Buy a cappuccino</button></form>`));
    else if (route === "POST /buy") answer(200, await buy());
    else if (route === "POST /hook") {
      // The body as it came: the signature is of its bytes.
      hear(Buffer.concat(chunks), request.headers);
      answer(204);
    } else answer(404);
  } catch (error) {
    if (error instanceof WebhookVerificationError) return answer(400);
    console.error(
      error instanceof GotovoError ? `${error.code}: ${error.message} (${error.requestId})` : error,
    );
    answer(502, page("<p>Something went wrong. Nothing was sold twice: try again.</p>"));
  }
});
server.listen(Number(PORT), "127.0.0.1", () => console.log(`http://localhost:${server.address().port}`));

function page(content) {
  return `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>Corner Coffee</title><h1>Corner Coffee</h1>${content}</html>`;
}

function escapeHtml(text) {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}
