import { sealedUnder } from "@gotovo/usecases/sealed-under";
import { bad, doubtful, type Finding, good } from "./finding.ts";

/** Those that are given here. */
export type KnownKeys = Parameters<typeof sealedUnder>[1];

const about = "secret key";

/** How far a change of SECRET_KEY has got: under which key the database's own is sealed now. */
export async function lookAtSecretKey(
  client: Parameters<typeof sealedUnder>[0],
  keys: KnownKeys,
): Promise<Finding> {
  const { key, fingerprint, since } = await sealedUnder(client, keys);
  const named = `(${fingerprint}) since ${since?.toISOString()}`;
  switch (key) {
    case "nothing":
      return good(about, "is made at the first start: nothing is sealed yet");
    case "current":
      if (keys.previous === null) return good(about, `SECRET_KEY is the one in use ${named}`);
      return doubtful(
        about,
        `SECRET_KEY is the one in use ${named}: nothing needs SECRET_KEY_PREVIOUS any more. Take it away, and keep it as long as you keep backups from before.`,
      );
    case "previous":
      return doubtful(
        about,
        `SECRET_KEY_PREVIOUS is still the one in use ${named}. Restart a process with these settings: it changes over to SECRET_KEY.`,
      );
    case "another":
      return keys.current === null
        ? doubtful(
            about,
            "SECRET_KEY is not given here. Set it as the processes have it, to see whether it fits.",
          )
        : bad(
            about,
            "is another than the database was used with: no process starts. Set that one again, as SECRET_KEY_PREVIOUS to change it.",
          );
    default:
      return key satisfies never;
  }
}
