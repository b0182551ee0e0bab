/** Who asks over the web, as far as that can be told. */
export interface Requester {
  /** The network address that is counted: an IPv4 address, or the /64 of an IPv6 address. */
  readonly address: string;
  /** Such as "Chrome, Android"; shown to the account's owner. */
  readonly device: string;
}
