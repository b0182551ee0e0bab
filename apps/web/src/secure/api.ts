import type { authAnswers, authRequests } from "@gotovo/contract";
import type { z } from "zod";
import { ApiError } from "../session/api-error.ts";
import { request } from "../session/request.ts";

type Method = keyof typeof authRequests;
type Body<M extends Method> = z.input<(typeof authRequests)[M]>;
type Data<M extends Method> = NonNullable<z.output<(typeof authAnswers)[M]>["data"]>;

/** A method of docs/documents/auth-protocol.md. Throws ApiError with the result's number. */
export type CallAuth = <M extends Method>(method: M, body: Body<M>) => Promise<Data<M>>;

export const callAuth: CallAuth = async (method, body) => {
  try {
    const path = `/v1/auth/${method}`;
    return (await request<{ data: Data<typeof method> }>(path, { method: "POST", body })).data;
  } catch (error) {
    // The phone is all that a person can get wrong here.
    if (method === "create" && error instanceof ApiError && error.code === "0003")
      throw new ApiError("phone_invalid");
    throw error;
  }
};
