import { Webhook } from "standardwebhooks";
import type { Deps } from "../context.ts";
import { openSealed, seal } from "../seal.ts";
import type { EndpointRow } from "./endpoint-row.ts";

const secretBytes = 32;

/** What an endpoint's deliveries are signed with, as Standard Webhooks writes it. */
export function newSecret(deps: Pick<Deps, "random">): string {
  return `whsec_${Buffer.from(deps.random(secretBytes)).toString("base64")}`;
}

export function sealSecret(deps: Pick<Deps, "keyring" | "random">, endpointId: string, secret: string) {
  return seal(deps, contextOf(endpointId), secret);
}

/** Signs a delivery. */
export type Sign = (eventId: string, at: Date, body: string) => string;

/**
 * Signs with the endpoint's secret and, while they are valid, with those before.
 * @throws Error when the secret was sealed with another key than the database's
 */
export function createSigner(deps: Pick<Deps, "keyring">, endpoint: EndpointRow): Sign {
  const open = (sealed: string) => new Webhook(openSealed(deps.keyring, contextOf(endpoint.id), sealed));
  const current = open(endpoint.secret);
  const { previousSecret, previousUntil } = endpoint;
  const former = (previousSecret?.split(" ") ?? []).flatMap((sealed) => tryTo(() => open(sealed)) ?? []);
  return (eventId, at, body) => {
    const isWithin = previousUntil !== null && at < previousUntil;
    const signers = isWithin ? [current, ...former] : [current];
    return signers.map((signer) => signer.sign(eventId, at, body)).join(" ");
  };
}

/** What was sealed with a lost key is worth nothing any more, and needs to hold up nothing either. */
function tryTo<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}

function contextOf(endpointId: string): string {
  return `webhook ${endpointId}`;
}
