import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { Gotovo } from "@gotovo/client";
import type { Logger } from "@gotovo/runtime";
import type { Deps } from "@gotovo/usecases/context";
import { createApiKeyCheck } from "@gotovo/usecases/venue/merchants/api-key-check";
import { inviteOwner } from "@gotovo/usecases/venue/staff/invite-owner";
import { createDemoCafe, type WebDeps } from "@gotovo/web";
import type { Config } from "./config.ts";
import { horecaLink } from "./horeca-link.ts";
import { type MerchantJson, newMerchant } from "./new-merchant.ts";

/** As its menu is headed: whoever buys there has to know the café again in the chat. */
const cafeName = "Gotovo Coffee";

export interface DemoSetup {
  readonly web: NonNullable<WebDeps["demo"]>;
  /** A fresh invite for the owner while nobody works at the demo café yet; else null. */
  inviteUrl(): Promise<string | null>;
}

/** Opens the demo café, making its merchant and menu once. It is an ordinary customer of the HTTP API. */
export async function openDemo(config: Config, deps: Deps, log: Logger): Promise<DemoSetup> {
  const isMerchantKey = createApiKeyCheck(deps);
  const cafe = await createDemoCafe({
    file: join(config.dataDir, "demo-cafe.json"),
    // Its invite is not shown: a start must not wait for Telegram to tell the bot's name, and `inviteUrl` makes new ones.
    createMerchant: (): Promise<MerchantJson> =>
      newMerchant(deps, { name: cafeName, venues: [cafeName], timezone: hereTimezone() }, "https://t.me"),
    isKnown: async ({ apiKey }) => (await isMerchantKey(apiKey)) !== null,
  });
  const client = new Gotovo({ baseUrl: ownUrl(config), apiKey: cafe.apiKey });
  return {
    web: {
      cafe,
      client,
      site: config.publicUrl,
      newId: randomUUID,
      onError: (error) => log.warn({ err: error }, "A demo checkout failed"),
    },
    async inviteUrl() {
      try {
        const link = await horecaLink(deps, config);
        const token = await inviteOwner(deps, cafe.horecaId);
        return token === null ? null : `${link}?start=${token}`;
      } catch (error) {
        log.warn({ err: error }, "The demo café's owner cannot be invited yet");
        return null;
      }
    },
  };
}

/** Where this process is reached from itself. */
function ownUrl({ host, port }: Config): string {
  const everywhere = host === undefined || host === "0.0.0.0" || host === "::";
  const name = everywhere ? "127.0.0.1" : host.includes(":") ? `[${host}]` : host;
  return `http://${name}:${port}`;
}

/** The demo café is where this machine is, so that its times are those on the wall. */
function hereTimezone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
