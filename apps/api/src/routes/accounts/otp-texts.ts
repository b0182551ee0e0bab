import texts from "./otp-texts.json" with { type: "json" };

/** The answers of spec/otp-and-personal-area.md, word for word: clients compare them. `{…}` stands for a value. */
export function otpText(name: keyof typeof texts, value = ""): string {
  return texts[name].replace("{}", () => value);
}
