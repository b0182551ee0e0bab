/** Of every stream of server-sent events: no proxy may keep, pack or hold back what is written. */
export const streamHeaders = {
  "cache-control": "no-store, no-transform",
  "content-type": "text/event-stream",
  "x-accel-buffering": "no",
};
