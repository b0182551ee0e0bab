import type { authAnswers, authRequests } from "@gotovo/contract";
import type { z } from "zod";
import { request } from "../session/request.ts";

type Method = keyof typeof authRequests;
type Body<M extends Method> = z.input<(typeof authRequests)[M]>;
type Data<M extends Method> = NonNullable<z.output<(typeof authAnswers)[M]>["data"]>;

/** A method of spec auth-protocol.md. Throws ApiError with the result's number. */
export type CallAuth = <M extends Method>(method: M, body: Body<M>) => Promise<Data<M>>;

export const callAuth: CallAuth = async (method, body) => {
  const { data } = await request<{ data: Data<typeof method> }>(`/v1/auth/${method}`, {
    method: "POST",
    body,
  });
  return data;
};
