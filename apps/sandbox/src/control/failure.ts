/** A refusal of the control API: {error: {code, message}} with this HTTP status. */
export class ControlError extends Error {
  readonly status: 400 | 404 | 409 | 415;
  readonly code: string;

  constructor(status: ControlError["status"], code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export const notFound = (what: string) => new ControlError(404, "not_found", `${what} not found`);
export const notPossible = (code: string, message: string) => new ControlError(409, code, message);
export const invalid = (message: string) => new ControlError(400, "invalid", message);
