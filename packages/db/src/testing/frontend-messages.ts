/**
 * Codes of the messages at a connection's start, which have no type (https://www.postgresql.org/docs/18/protocol-message-formats.html):
 * after a request for encryption another such message follows.
 */
const encryptionRequests = new Set([80_877_103, 80_877_104]);
const typeOf = { query: "Q".charCodeAt(0), parse: "P".charCodeAt(0) };

/**
 * Follows what a client of PostgreSQL sends, piece by piece, and changes its statements.
 * @param change of a statement: what is sent in its place
 * @returns of each piece what to pass on: whole messages
 */
export function splitMessages(change: (statement: string) => string): (piece: Buffer) => Buffer {
  let rest: Buffer = Buffer.alloc(0);
  let isStarted = false;

  return (piece) => {
    rest = rest.length > 0 ? Buffer.concat([rest, piece]) : piece;
    const passed: Buffer[] = [];
    for (;;) {
      const head = isStarted ? 1 : 0;
      if (rest.length < head + 4) break;
      const end = head + rest.readInt32BE(head);
      if (rest.length < end) break;
      const message = rest.subarray(0, end);
      rest = rest.subarray(end);
      if (isStarted) passed.push(changeMessage(message, change));
      else {
        isStarted = !encryptionRequests.has(message.readInt32BE(4));
        passed.push(message);
      }
    }
    return Buffer.concat(passed);
  };
}

function changeMessage(message: Buffer, change: (statement: string) => string): Buffer {
  const [type] = message;
  if (type !== typeOf.query && type !== typeOf.parse) return message;
  // A statement to be prepared stands behind its name.
  const start = type === typeOf.parse ? message.indexOf(0, 5) + 1 : 5;
  const end = message.indexOf(0, start);
  const statement = message.toString("utf8", start, end);
  const changed = change(statement);
  if (changed === statement) return message;
  const whole = Buffer.concat([message.subarray(0, start), Buffer.from(changed), message.subarray(end)]);
  whole.writeInt32BE(whole.length - 1, 1);
  return whole;
}
