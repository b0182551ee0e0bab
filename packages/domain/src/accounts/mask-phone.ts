/** A phone that its owner recognizes and nobody else learns: `+7********67`. */
export function maskPhone(phone: string): string {
  return phone.slice(0, 2) + "*".repeat(Math.max(0, phone.length - 4)) + phone.slice(-2);
}
