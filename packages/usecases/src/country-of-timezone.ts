/** Countries that exist no more stand in the data beside those that came after them. */
const gone = new Set([
  "AN",
  "BU",
  "CS",
  "DD",
  "DY",
  "FX",
  "HV",
  "NH",
  "RH",
  "SU",
  "TP",
  "VD",
  "YD",
  "YU",
  "ZR",
]);

let countries: ReadonlyMap<string, string> | null = null;

/**
 * The country (ISO 3166, two letters) whose clocks a time zone is about, by the runtime's own data.
 * @returns null for zones of no country, such as UTC
 */
export function countryOfTimezone(timezone: string): string | null {
  countries ??= readCountries();
  return countries.get(canonical(timezone)) ?? null;
}

function readCountries(): Map<string, string> {
  const found = new Map<string, string>();
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  for (const country of letters.flatMap((first) => letters.map((second) => first + second))) {
    if (gone.has(country)) continue;
    for (const zone of zonesOf(country)) {
      if (!found.has(canonical(zone))) found.set(canonical(zone), country);
    }
  }
  return found;
}

/** TypeScript's libraries do not know `getTimeZones` yet. */
function zonesOf(country: string): readonly string[] {
  const locale = new Intl.Locale(`und-${country}`) as Intl.Locale & {
    getTimeZones(): readonly string[] | undefined;
  };
  return locale.getTimeZones() ?? [];
}

/** Zones have old names and new ones. */
function canonical(timezone: string): string {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: timezone }).resolvedOptions().timeZone;
  } catch {
    return timezone;
  }
}
