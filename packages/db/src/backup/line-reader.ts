/** Reads what comes in pieces by lines, and what stands between two lines in pieces again. */
export interface LineReader {
  /** The next line without its end; null when there is none. One that does not end within a megabyte is cut. */
  line(): Promise<string | null>;
  /** All lines before one that is `\.`, which is passed over. Ends early when the input does. */
  untilDot(seen: (part: Buffer) => void): AsyncGenerator<Buffer>;
}

const newline = 10;
const dotLine = Buffer.from("\\.\n");
const dotAfterLine = Buffer.from("\n\\.\n");
const longestLine = 1024 * 1024;

export function createLineReader(chunks: AsyncIterable<Buffer>): LineReader {
  const input = chunks[Symbol.asyncIterator]();
  let rest: Buffer = Buffer.alloc(0);

  async function more(): Promise<boolean> {
    const { value, done } = await input.next();
    if (done) return false;
    rest = rest.length === 0 ? value : Buffer.concat([rest, value]);
    return true;
  }

  function take(length: number): Buffer {
    const taken = rest.subarray(0, length);
    rest = rest.subarray(length);
    return taken;
  }

  return {
    async line() {
      for (;;) {
        const end = rest.indexOf(newline);
        if (end >= 0) return take(end + 1).toString("utf8", 0, end);
        if (rest.length > longestLine || !(await more()))
          return rest.length === 0 ? null : take(rest.length).toString();
      }
    },
    async *untilDot(seen) {
      const give = (length: number) => {
        const part = take(length);
        seen(part);
        return part;
      };
      while (rest.length < dotLine.length && (await more()));
      if (rest.subarray(0, dotLine.length).equals(dotLine)) return void give(dotLine.length);
      for (;;) {
        const at = rest.indexOf(dotAfterLine);
        if (at >= 0) {
          yield give(at + 1);
          return void give(dotLine.length);
        }
        // The mark may lie across two pieces.
        const sure = rest.length - (dotAfterLine.length - 1);
        if (sure > 0) yield give(sure);
        if (!(await more())) return;
      }
    },
  };
}
