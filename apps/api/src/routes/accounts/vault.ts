import {
  confirmRequest,
  keyAskAnswer,
  keyAskRequest,
  keyDropAnswer,
  keyRequest,
  vaultAnswer,
  vaultRequest,
} from "@gotovo/contract";
import { requestKey } from "@gotovo/usecases/accounts/authorization/request-key";
import { dropKey } from "@gotovo/usecases/accounts/keys/drop-key";
import { setKey } from "@gotovo/usecases/accounts/keys/set-key";
import { readVault } from "@gotovo/usecases/accounts/vault/read-vault";
import { writeVault } from "@gotovo/usecases/accounts/vault/write-vault";
import { endWait } from "@gotovo/usecases/accounts/waits/end-wait";
import type { ApiContext } from "../../context.ts";
import type { Router } from "../../http/create-router.ts";
import { requesterOf } from "../../http/requester.ts";
import { noQuery } from "../no-query.ts";
import { noStore } from "./signed-in.ts";

const tag = "Vault";
const done = () => new Response(null, { status: 204 });

/** The vault and its key. Both are made and used in browsers; here are only ciphertext and a sealed hash. */
export function addVaultRoutes(router: Router, { deps, trustedProxies }: ApiContext): void {
  router.account(
    {
      method: "get",
      path: "/v1/account/vault",
      operationId: "readVault",
      tag,
      summary: "Retrieve the encrypted vault",
      description:
        "The encrypted notes and favourites as the browser wrote them; the server cannot read them.",
      query: noQuery,
      answers: { 200: { description: "As written by a device that has the key", schema: vaultAnswer } },
    },
    async ({ who }) => {
      const { version, box } = await readVault(deps, who);
      return { status: 200, json: { version, box }, headers: noStore };
    },
  );

  router.account(
    {
      method: "put",
      path: "/v1/account/vault",
      operationId: "writeVault",
      tag,
      summary: "Store the next version of the vault",
      description: "Replaces the encrypted content, if nobody has written since `version` was read.",
      query: noQuery,
      body: vaultRequest,
      bodyExample: { version: 1, box: "A".repeat(64) },
      answers: { 204: { description: "Kept" } },
      refusals: ["forbidden", "stale_version"],
    },
    async ({ who, body }) => {
      await writeVault(deps, who, body);
      return done();
    },
  );

  router.account(
    {
      method: "put",
      path: "/v1/account/key",
      operationId: "setKey",
      tag,
      summary: "Register the account's first key, generated on this device",
      description: "Gives the account a key, once: the server keeps a hash to compare, never the key.",
      query: noQuery,
      body: keyRequest,
      bodyExample: { user_key_hash: "A".repeat(43) },
      answers: { 204: { description: "Registered" } },
      refusals: ["key_exists"],
    },
    async ({ who, body }) => {
      await setKey(deps, who, Buffer.from(body.user_key_hash, "base64url"));
      return done();
    },
  );

  router.account(
    {
      method: "delete",
      path: "/v1/account/key",
      operationId: "dropKey",
      tag,
      summary: "Start over: delete the key and the vault that only it opens",
      query: noQuery,
      body: confirmRequest,
      bodyExample: { confirm: "delete" },
      description:
        "A device that has the key does so at once. Any other waits seven days; all devices and the chat are told, and each can end it.",
      answers: {
        202: { description: "Waits", schema: keyDropAnswer },
        204: { description: "Forgotten" },
      },
    },
    async ({ who }) => {
      const at = await dropKey(deps, who);
      return at === null ? done() : { status: 202, json: { drop_at: at.toISOString() }, headers: noStore };
    },
  );

  router.account(
    {
      method: "post",
      path: "/v1/account/key/keep",
      operationId: "keepKey",
      tag,
      summary: "Keep the key and the vault: end the wait for starting over",
      description: "Calls off the dropping of a lost key, while it can be.",
      query: noQuery,
      answers: { 204: { description: "Kept" } },
    },
    async ({ who }) => {
      await endWait(deps, who, "key");
      return done();
    },
  );

  router.account(
    {
      method: "post",
      path: "/v1/account/key-requests",
      operationId: "requestKey",
      tag,
      summary: "Ask other devices for the key",
      description: "The answer arrives on `/v1/auth/events`, under this `auth_id`.",
      query: noQuery,
      body: keyAskRequest,
      bodyExample: { public_key: "A".repeat(43) },
      answers: { 200: { description: "The other devices have been asked", schema: keyAskAnswer } },
      refusals: ["not_found", "key_exists", "too_many_attempts"],
    },
    async ({ who, body }, c) => ({
      status: 200,
      json: { auth_id: await requestKey(deps, who, body.public_key, requesterOf(c, trustedProxies)) },
      headers: noStore,
    }),
  );
}
