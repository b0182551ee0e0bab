import type { Problem } from "@gotovo/contract";
import type { HttpProblemCode } from "./problems.ts";

export interface ProblemExtras {
  readonly detail?: string;
  readonly errors?: Problem["errors"];
  readonly order?: Problem["order"];
  readonly headers?: Readonly<Record<string, string>>;
}

/** A refusal that the HTTP edge itself makes. Everything else is a DomainError of the use cases. */
export class HttpProblem extends Error {
  readonly code: HttpProblemCode;
  readonly extras: ProblemExtras;

  constructor(code: HttpProblemCode, extras: ProblemExtras = {}) {
    super(code);
    this.name = "HttpProblem";
    this.code = code;
    this.extras = extras;
  }
}
