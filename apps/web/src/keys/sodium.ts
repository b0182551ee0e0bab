type Module = typeof import("libsodium-wrappers");

/** The whole of libsodium, ready to be called. */
export type Sodium = Module["default"];

let loading: Promise<Sodium> | undefined;

/**
 * libsodium, fetched on the first call: pages that touch no keys never load it. Rejects when the chunk cannot be
 * fetched, and the next call tries again.
 */
export function loadSodium(): Promise<Sodium> {
  loading ??= load();
  loading.catch(() => {
    loading = undefined;
  });
  return loading;
}

async function load(): Promise<Sodium> {
  // Its ESM build has a default export only, whatever its types say.
  const { default: sodium } = await import("libsodium-wrappers");
  await sodium.ready;
  return sodium;
}
