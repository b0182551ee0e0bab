/** Statements that get a name; what comes after is sent unprepared, so that sessions cannot fill up. */
const namesAtMost = 500;

/**
 * Names statements by their text, so that PostgreSQL parses and plans each once per connection. Transactions that run
 * for every request are made of a few dozen statements. `prefix` keeps apart those who share connections.
 */
export function createStatementNames(prefix = "s"): (query: { sql: string }) => string | undefined {
  const names = new Map<string, string>();
  return ({ sql }) => {
    const known = names.get(sql);
    if (known || names.size >= namesAtMost) return known;
    const name = `${prefix}${names.size}`;
    names.set(sql, name);
    return name;
  };
}
