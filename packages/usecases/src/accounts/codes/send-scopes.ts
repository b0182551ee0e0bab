/** What a code that was sent is counted under, besides the deployment; a code that was entered is given back there. */
export function sendScopes({ phone, address }: { readonly phone: string; readonly address: string }) {
  return [`sends:pair:${address}:${phone}`, `sends:phone:${phone}`, `sends:address:${address}`] as const;
}
