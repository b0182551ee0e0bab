import type { Deps } from "@gotovo/usecases/context";
import { createMerchant } from "@gotovo/usecases/venue/merchants/create-merchant";

/** What `merchant:create` prints. */
export interface MerchantJson {
  readonly merchant_id: string;
  readonly api_key: string;
  readonly test_api_key: string;
  readonly venues: readonly { readonly horeca_id: string; readonly name: string }[];
  readonly owner_invite_url: string;
}

/** Creates a merchant and words it as outsiders see it; `link` is what a link into the HoReCa bot begins with. */
export async function newMerchant(
  deps: Deps,
  input: {
    readonly name: string;
    readonly venues: readonly string[];
    readonly timezone?: string | undefined;
  },
  link: string,
): Promise<MerchantJson> {
  const { name, venues, timezone } = input;
  const created = await createMerchant(deps, {
    name,
    venues: venues.map((venue) => ({ name: venue, timezone })),
  });
  return {
    merchant_id: created.merchantId,
    api_key: created.apiKey,
    test_api_key: created.testApiKey,
    venues: created.venues.map((venue) => ({ horeca_id: venue.id, name: venue.name })),
    owner_invite_url: `${link}?start=${created.ownerInviteToken}`,
  };
}

/** The same for a shell to evaluate, as the examples of the documentation use it; the venue is the first one. */
export function exportsOf(merchant: MerchantJson): string {
  const variables = {
    API_KEY: merchant.api_key,
    TEST_API_KEY: merchant.test_api_key,
    HORECA_ID: merchant.venues[0]?.horeca_id ?? "",
    MERCHANT_ID: merchant.merchant_id,
    OWNER_INVITE_URL: merchant.owner_invite_url,
  };
  return Object.entries(variables)
    .map(([name, value]) => `export ${name}='${value.replaceAll("'", "'\\''")}'`)
    .join("\n");
}
