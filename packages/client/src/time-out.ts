/** Runs `work` with a signal that ends it after the time, or when the caller's own signal does. */
export async function withTimeout<T>(
  milliseconds: number,
  outer: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  // Not AbortSignal.any, which Node 18 does not have.
  const controller = new AbortController();
  const abort = () => controller.abort(outer?.reason);
  const timer = setTimeout(
    () => controller.abort(new Error(`No answer in ${milliseconds} ms`)),
    milliseconds,
  );
  if (outer?.aborted) abort();
  outer?.addEventListener("abort", abort);
  try {
    return await work(controller.signal);
  } finally {
    clearTimeout(timer);
    outer?.removeEventListener("abort", abort);
  }
}
