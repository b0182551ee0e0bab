import { safeStorage } from "../ui/storage.ts";

/** What the server needs to reach a browser. */
export interface PushTarget {
  readonly endpoint: string;
  readonly keys: { readonly p256dh: string; readonly auth: string };
}

/** False where a browser has no push: old ones, private windows, and iPhones before the page is on their home screen. */
export function canPush(): boolean {
  return "serviceWorker" in navigator && "PushManager" in globalThis && "Notification" in globalThis;
}

const keyOf = (token: string) => `gotovo-push-${token}`;

/**
 * Whether this browser is told of this order: it was asked to be, may still show it, and still has the same address, which
 * was made for the same key.
 */
export async function isWatching(token: string, publicKey: string): Promise<boolean> {
  const kept = watchedAt(token);
  if (kept === null || Notification.permission !== "granted") return false;
  const registration = await navigator.serviceWorker.getRegistration("/t/");
  const subscription = await registration?.pushManager.getSubscription();
  return subscription?.endpoint === kept && isFor(subscription, publicKey);
}

/** A browser that does not say which key it was made for is believed. */
function isFor({ options: { applicationServerKey } }: PushSubscription, publicKey: string): boolean {
  if (applicationServerKey === null) return true;
  const text = btoa(String.fromCharCode(...new Uint8Array(applicationServerKey)));
  return text.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "") === publicKey;
}

/** Asks the person, then the browser. Null when the person does not want notifications. Throws when there is no push service. */
export async function subscribeBrowser(publicKey: string): Promise<PushTarget | null> {
  if ((await Notification.requestPermission()) !== "granted") return null;
  const registration = await navigator.serviceWorker.register("/push-worker.js", { scope: "/t/" });
  await active(registration);
  const options = { userVisibleOnly: true, applicationServerKey: publicKey };
  // One that was made for another key, before the deployment's changed, is told nothing and stands in the way.
  const former = await registration.pushManager.getSubscription();
  if (former && !isFor(former, publicKey)) await former.unsubscribe();
  const subscription = await registration.pushManager.subscribe(options);
  const { endpoint, keys } = subscription.toJSON();
  return { endpoint: endpoint ?? "", keys: { p256dh: keys?.p256dh ?? "", auth: keys?.auth ?? "" } };
}

/** Where this browser is told of the order; null when it is not. */
export function watchedAt(token: string): string | null {
  return safeStorage().getItem(keyOf(token));
}

/** Remembers where this browser is told of the order; null: it is not. */
export function rememberWatching(token: string, endpoint: string | null): void {
  if (endpoint === null) safeStorage().removeItem(keyOf(token));
  else safeStorage().setItem(keyOf(token), endpoint);
}

/** A worker that was only just registered takes no subscriptions yet. */
function active({ installing, waiting, active: ready }: ServiceWorkerRegistration): Promise<void> {
  const worker = installing ?? waiting;
  if (ready || !worker) return Promise.resolve();
  return new Promise((resolve) => {
    worker.addEventListener("statechange", () => worker.state === "activated" && resolve());
  });
}
