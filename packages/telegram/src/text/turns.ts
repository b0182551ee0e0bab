/** What there is around a page of a list, the newest first. */
interface Page<Row> {
  readonly rows: readonly Row[];
  readonly hasNewer: boolean;
  readonly hasOlder: boolean;
}

/**
 * The row of buttons that turns the pages of a list: empty when there is one page only.
 * @param button the one that leads to what is newer or older than this row
 */
export function turns<Row, Button>(
  { rows, hasNewer, hasOlder }: Page<Row>,
  button: (direction: "newer" | "older", row: Row) => Button,
): Button[] {
  const [first, last] = [rows[0], rows.at(-1)];
  return [
    ...(hasNewer && first !== undefined ? [button("newer", first)] : []),
    ...(hasOlder && last !== undefined ? [button("older", last)] : []),
  ];
}
