import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { splitMessages } from "./frontend-messages.ts";
import type { GateRules } from "./modes.ts";

/** A PostgreSQL that does not take every statement. */
export interface Gate {
  /** Of the same database, through the gate. */
  readonly url: string;
  close(): Promise<void>;
}

/** Stands in front of a server and refuses statements as an engine does that has no such thing (0A000). */
export async function openGate(url: string, rules: GateRules): Promise<Gate> {
  const { hostname, port } = new URL(url);
  const sockets = new Set<Socket>();
  const keep = (socket: Socket): Socket => {
    sockets.add(socket);
    // Whoever is at its ends reports it.
    socket.setNoDelay(true).on("error", () => undefined);
    socket.on("close", () => sockets.delete(socket));
    return socket;
  };

  const server = createServer((inside) => {
    keep(inside);
    const outside = keep(connect(Number(port), hostname));
    const split = splitMessages((statement) => instead(statement, rules));
    inside.on("data", (data) => {
      if (!outside.write(split(data))) inside.pause();
    });
    outside.on("drain", () => inside.resume());
    inside.on("end", () => outside.end()).on("close", () => outside.destroy());
    outside.pipe(inside);
    outside.on("close", () => inside.destroySoon());
  });

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const through = new URL(url);
  through.port = String((server.address() as AddressInfo).port);
  return {
    url: through.href,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** What the server is asked in place of a statement. */
function instead(statement: string, { refused, changed }: GateRules): string {
  const [word] = refused.flatMap((pattern) => pattern.exec(statement)?.[0] ?? []);
  if (word === undefined)
    return changed.reduce((text, [words, others]) => text.replace(words, others), statement);
  // Refused with that code already when it is parsed, whatever its parameters.
  const named = word.replaceAll(/[";(\s]/g, "");
  return `select from "the test server does not take"."${named}"."here"`;
}
