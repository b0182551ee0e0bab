import type { TrackedOrder } from "@gotovo/contract";
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { ApiError } from "../session/api-error.ts";
import { randomId } from "../ui/random-id.ts";
import { safeStorage } from "../ui/storage.ts";
import { useWake } from "../ui/use-wake.ts";
import {
  arrived,
  keptOutbox,
  type Outbox,
  readOutbox,
  sendDraft,
  toRetry,
  type Unsent,
  without,
  withState,
} from "./outbox.ts";
import type { OwnerApi } from "./owner-api.ts";
import type { Act } from "./use-live-order.ts";

/** What is written on the page of an order: it outlives a reload, and what was not sent is tried again with the network. */
export function useOutbox(
  api: OwnerApi,
  messages: NonNullable<TrackedOrder["dialog"]>["messages"],
  act: Act,
) {
  const key = `gotovo-outbox-${api.token}`;
  const [outbox, setOutbox] = useState(() => readOutbox(safeStorage().getItem(key)));
  const current = useRef(outbox);
  const change = useCallback(
    (next: Outbox) => {
      current.current = next;
      const kept = keptOutbox(next);
      if (kept === null) safeStorage().removeItem(key);
      else safeStorage().setItem(key, kept);
      setOutbox(next);
    },
    [key],
  );

  const deliver = useCallback(
    async ({ clientId, text }: Unsent) => {
      change(withState(current.current, clientId, "sending"));
      try {
        await act(() => api.write({ client_id: clientId, text }));
        change(without(current.current, clientId));
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        change(withState(current.current, clientId, { failed: error.code }));
      }
    },
    [api, act, change],
  );

  const retry = useCallback(() => {
    for (const each of toRetry(current.current)) void deliver(each);
  }, [deliver]);
  useWake(retry);
  useEffect(retry, [retry]);
  useEffect(() => {
    const left = arrived(current.current, messages);
    if (left !== current.current) change(left);
  }, [messages, change]);

  return {
    outbox,
    write: (draft: string) => change({ ...current.current, draft }),
    send() {
      const clientId = randomId();
      change(sendDraft(current.current, clientId));
      const mine = current.current.unsent.find((each) => each.clientId === clientId);
      if (mine) void deliver(mine);
    },
    again: deliver,
    drop: (clientId: string) => change(without(current.current, clientId)),
  };
}
