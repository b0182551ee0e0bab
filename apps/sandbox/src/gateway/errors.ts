/** A refusal of the Gateway: `{"ok": false, "error"}` with this word in it. */
export class GatewayError extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}
