import texts from "./otp-texts.json" with { type: "json" };

/** The sentences of docs/documents/otp-and-personal-area.md, word for word: clients compare them. `{}` is a value. */
export function otpText(name: keyof typeof texts, value = ""): string {
  return texts[name].replace("{}", () => value);
}
