// Shows what an order's page is told while it is closed. It caches nothing and answers no requests.
self.addEventListener("push", (event) => {
  const { notification } = event.data?.json() ?? {};
  if (!notification) return;
  const { title, navigate, ...options } = notification;
  event.waitUntil(
    self.registration.showNotification(title, { ...options, renotify: true, data: { navigate } }),
  );
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(show(event.notification.data?.navigate));
});

/** Goes to the order's page where it is open already, or opens it. */
async function show(url) {
  if (!url) return;
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const open = pages.find((page) => page.url === url);
  await (open ? open.focus() : self.clients.openWindow(url));
}
