/**
 * Makes what it is asked for once, and gives the same ever after. For formats: making one takes longer than all else that
 * a card needs, and there are few of them.
 * @param make of short values that tell one from another
 */
export function remembered<Args extends readonly (string | undefined)[], Made>(
  make: (...args: Args) => Made,
): (...args: Args) => Made {
  const known = new Map<string, Made>();
  return (...args) => {
    const key = args.join("\n");
    const made = known.get(key) ?? make(...args);
    known.set(key, made);
    return made;
  };
}
