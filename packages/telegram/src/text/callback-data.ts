/** What a button carries, 64 bytes at most: a prefix and fields, `o:<id>:<action>:<version>`. */
export interface CallbackData<T> {
  readonly prefix: string;
  /** What the data of this kind begins with; `onTap` listens for it. */
  readonly pattern: RegExp;
  pack(values: T): string;
  /** Null when the data is not of this kind or was tampered with. */
  parse(data: string): T | null;
}

interface Field<T> {
  write(value: T): string;
  /** Undefined when the text cannot be this field. */
  read(text: string): T | undefined;
}

type Values<F extends Record<string, Field<unknown>>> = {
  [K in keyof F]: F[K] extends { read(text: string): infer T | undefined } ? T : never;
};

const dayMs = 86_400_000;
/** The last day of the year 9999. */
const lastDay = 2_932_896;

/** A UUID in 22 characters. */
export const uuidField: Field<string> = {
  write: (id) => Buffer.from(id.replaceAll("-", ""), "hex").toString("base64url"),
  read: (text) => {
    if (!/^[\w-]{22}$/.test(text)) return undefined;
    const hex = Buffer.from(text, "base64url").toString("hex");
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
  },
};

/** A whole number that fits an `int4`. */
export const intField: Field<number> = {
  write: (value) => value.toString(36),
  read: (text) => {
    const value = /^[0-9a-z]{1,6}$/.test(text) ? Number.parseInt(text, 36) : Number.NaN;
    return value <= 2_147_483_647 ? value : undefined;
  },
};

/** A moment, in milliseconds since 1970. */
export const msField: Field<number> = {
  write: (value) => value.toString(36),
  read: (text) => (/^[0-9a-z]{1,9}$/.test(text) ? Number.parseInt(text, 36) : undefined),
};

/** A day of the calendar, `YYYY-MM-DD`. */
export const dateField: Field<string> = {
  write: (date) => intField.write(Date.parse(date) / dayMs),
  read: (text) => {
    const day = intField.read(text);
    return day === undefined || day > lastDay ? undefined : new Date(day * dayMs).toISOString().slice(0, 10);
  },
};

/** One of a few words, as its place in the list; only ever append to a list that is in use. */
export function oneOf<const T extends string>(words: readonly T[]): Field<T> {
  return {
    write: (word) => words.indexOf(word).toString(36),
    read: (text) => (/^[0-9a-z]{1,2}$/.test(text) ? words[Number.parseInt(text, 36)] : undefined),
  };
}

/** One of a few whole numbers: a button offers no other, so no other is taken. */
export function oneOfNumbers<const T extends number>(numbers: readonly T[]): Field<T> {
  return {
    write: (value) => intField.write(value),
    read: (text) => {
      const value = intField.read(text);
      return numbers.find((number) => number === value);
    },
  };
}

/**
 * Defines a kind of callback data.
 * @param isOffered whether a button carries these values together; data with any others was tampered with
 */
export function defineCallback<F extends Record<string, Field<unknown>>>(
  prefix: string,
  fields: F,
  isOffered: (values: Values<F>) => boolean = () => true,
): CallbackData<Values<F>> {
  const names = Object.keys(fields);
  const typed: Record<string, Field<unknown>> = fields;
  return {
    prefix,
    pattern: new RegExp(`^${prefix}(?::|$)`),
    pack: (values) => {
      const parts = names.map((name) =>
        (typed[name] as Field<unknown>).write((values as Record<string, unknown>)[name]),
      );
      const data = [prefix, ...parts].join(":");
      if (Buffer.byteLength(data) > 64) throw new Error(`Callback data of ${prefix} is over 64 bytes`);
      return data;
    },
    parse: (data) => {
      const [head, ...parts] = data.split(":");
      if (head !== prefix || parts.length !== names.length) return null;
      const values: Record<string, unknown> = {};
      for (const [index, name] of names.entries()) {
        const value = (typed[name] as Field<unknown>).read(parts[index] as string);
        if (value === undefined) return null;
        values[name] = value;
      }
      return isOffered(values as Values<F>) ? (values as Values<F>) : null;
    },
  };
}
