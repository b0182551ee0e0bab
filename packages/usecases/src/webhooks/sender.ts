import type { DisabledReason } from "@gotovo/domain";
import type { Deps } from "../context.ts";
import { createLimit } from "../limit.ts";
import { attempt, judge } from "./attempt.ts";
import type { DueDelivery } from "./due-deliveries.ts";
import type { EndpointRow } from "./endpoint-row.ts";
import type { DeliveryState } from "./list-deliveries.ts";
import { createRecorder } from "./recorder.ts";
import { createSigner, type Sign } from "./secrets.ts";

/** Told of each attempt, for metrics and the log. */
export type OnAttempt = (attempt: {
  readonly endpointId: string;
  readonly result: "succeeded" | "failed" | "given_up";
  readonly status: number | null;
  readonly seconds: number;
  readonly disabled: DisabledReason | null;
}) => void;

/** Milliseconds: an attempt that takes longer makes its endpoint a slow one. */
const slowMs = 2_000;
/** Statements of all endpoints of this process at once: chats and the API share its connections. */
const statementsAtOnce = 3;

const limits = new WeakMap<object, ReturnType<typeof createLimit>>();

/** What the work for webhooks asks of the database goes through this limit, where much of it may come together. */
export function statementLimit({ db }: Pick<Deps, "db">): ReturnType<typeof createLimit> {
  const limit = limits.get(db) ?? createLimit(statementsAtOnce);
  limits.set(db, limit);
  return limit;
}

const results = { pending: "failed", failed: "given_up", succeeded: "succeeded" } as const;

/** Sends an endpoint's deliveries and writes down what becomes of them, and how the endpoint is doing. */
export function createSender(deps: Deps, endpoint: EndpointRow, onAttempt: OnAttempt) {
  const recorder = createRecorder(deps, endpoint, statementLimit(deps));
  const signOf = lazySigner(deps, endpoint);
  let slowest = 0;
  let isAnyWaiting = false;

  return {
    /**
     * Tries a delivery once.
     * @param onTried called when the attempt is over and is being written down
     * @returns what has become of it: nothing of its subject may overtake a pending one
     */
    async send(delivery: DueDelivery, onTried: () => void = () => {}): Promise<DeliveryState> {
      const began = performance.now();
      const result = await attempt(deps, endpoint, signOf, delivery);
      const ms = performance.now() - began;
      slowest = Math.max(slowest, ms);
      const tried = judge(deps, delivery, result, ms);
      onTried();
      await recorder.record(tried);
      const { state } = tried;
      isAnyWaiting ||= state === "pending";
      const { status } = result;
      const disabled = recorder.disabled();
      onAttempt({ endpointId: endpoint.id, result: results[state], status, seconds: ms / 1000, disabled });
      return state;
    },
    /** Why the endpoint was disabled meanwhile; null while it is not. */
    disabled: recorder.disabled,
    /** How it went so far. */
    outcome: () => ({ slow: slowest > slowMs, failed: isAnyWaiting, health: recorder.health() }),
  };
}

/** The endpoint's signature of a delivery; opened when the first is needed. */
function lazySigner(deps: Deps, endpoint: EndpointRow): () => Sign {
  let sign: Sign | undefined;
  return () => {
    sign ??= createSigner(deps, endpoint);
    return sign;
  };
}
