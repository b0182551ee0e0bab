/** What a connection fails with, in words for whoever owns the other side. Nothing of the address is in them. */
const words: Readonly<Record<string, string>> = {
  ECONNREFUSED: "The connection was refused",
  ECONNRESET: "The connection broke",
  EPIPE: "The connection broke",
  EHOSTUNREACH: "The host cannot be reached",
  ENETUNREACH: "The network cannot be reached",
  ETIMEDOUT: "The connection took too long",
  HPE_HEADER_OVERFLOW: "The answer's headers are too long",
  CERT_HAS_EXPIRED: "The certificate has expired",
  DEPTH_ZERO_SELF_SIGNED_CERT: "The certificate is self-signed",
  SELF_SIGNED_CERT_IN_CHAIN: "The certificate's authority is not known",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "The certificate's authority is not known, or its chain is incomplete",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "The certificate's authority is not known, or its chain is incomplete",
  ERR_TLS_CERT_ALTNAME_INVALID: "The certificate is for another name",
};

export function failureInWords(error: unknown): string {
  const code = codeOf(error);
  const known = words[code];
  if (known !== undefined) return known;
  if (code.startsWith("HPE_")) return "The answer is not HTTP";
  if (/^(ERR_SSL|ERR_TLS|CERT|EPROTO)/.test(code)) return `TLS failed (${code})`;
  return code === "" ? "The request failed" : `The request failed (${code})`;
}

/** True when nothing can have been received: another address of the name may be tried. */
export function isNotConnected(error: unknown): boolean {
  return /^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|EADDRNOTAVAIL)$/.test(codeOf(error));
}

/** True when a connection ended that had been there. */
export function isCut(error: unknown): boolean {
  return /^(ECONNRESET|EPIPE)$/.test(codeOf(error));
}

function codeOf(error: unknown): string {
  const { code } = error as { code?: unknown };
  return typeof code === "string" ? code : "";
}
