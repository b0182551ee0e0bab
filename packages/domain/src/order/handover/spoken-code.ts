/**
 * What a customer says at the counter, so that an order goes to the right person: two numbers, such as 24 68. Only digits
 * that sound like no other are used, and no number is a ten or a teen: in a loud bar thirteen is thirty, in Russian seven
 * is eight. It opens nothing: staff look an order up by it and see whose it is.
 */
const digits = "234568";

const length = 4;

/** How many codes there are. */
export const spokenCodes = digits.length ** length;

/** The code with a number below `spokenCodes`, as it is stored. */
export function spokenCode(number: number): string {
  let left = number % spokenCodes;
  let code = "";
  for (let place = 0; place < length; place++) {
    code += digits[left % digits.length];
    left = Math.floor(left / digits.length);
  }
  return code;
}

/** As it is shown and said: two numbers. */
export function saidCode(code: string): string {
  return `${code.slice(0, 2)} ${code.slice(2)}`;
}

/** A code that somebody typed, with a space or a dash in it or without; null when it cannot be one. */
export function readSpokenCode(text: string): string | null {
  const typed = /^\s*(\d\d)[\s\u2013-]?(\d\d)\s*$/.exec(text);
  if (!typed) return null;
  const code = `${typed[1]}${typed[2]}`;
  return [...code].every((digit) => digits.includes(digit)) ? code : null;
}
