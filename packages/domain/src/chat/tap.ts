/**
 * Taps that a use case offers under a message of its own. They name nothing: they are about whoever taps them. A bot
 * knows each by the same word.
 */
export const tap = {
  /** "It was not me": the phone is sent no codes for a while. */
  stopCodes: "cx",
  /** The phone may be sent codes again. */
  allowCodes: "ca",
  /** The key and the vault stay. */
  keepKey: "kk",
  /** The account stays. */
  keepAccount: "ka",
  /** Whoever proved a phone is, or is not, whom its account belongs to. */
  samePerson: "os",
  otherPerson: "oo",
  /** "It was not me": orders that another Telegram has taken come back. */
  takeBack: "tb",
} as const;
