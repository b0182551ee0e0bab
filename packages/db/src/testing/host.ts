import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** The host of a database, as an outage would have it. */
export interface Host {
  /** Of the database, through this host. */
  readonly url: string;
  /** Gone without a word: its connections stay open, new ones are taken, and nothing passes any more. */
  fallSilent(): void;
  /** Ends its connections, and refuses everybody's password from now on. */
  refusePasswords(): void;
  /** The address answers again. Connections from before a silence stay dead, as after a replica took over. */
  recover(): void;
  /** From now on another server answers here, with the port of `url`; connections to the former one are cut, or dead. */
  moveTo(url: string): void;
  close(): Promise<void>;
}

/** Puts a host that can fail between a database and those who use it. */
export async function createHost(url: string): Promise<Host> {
  const { hostname } = new URL(url);
  let { port } = new URL(url);
  const sockets = new Set<Socket>();
  const dead = new WeakSet<Socket>();
  let weather: "fine" | "silent" | "refusing" = "fine";

  const server = createServer((inside) => {
    keep(inside);
    if (weather === "silent") return void dead.add(inside);
    if (weather === "refusing") return void inside.once("data", () => inside.end(passwordRefused));
    const outside = keep(connect(Number(port), hostname));
    pass(inside, outside);
    pass(outside, inside);
  });

  function keep(socket: Socket): Socket {
    sockets.add(socket);
    // An outage is no error of a test.
    socket.on("error", () => undefined).on("close", () => sockets.delete(socket));
    return socket;
  }

  function pass(from: Socket, to: Socket): void {
    from.on("data", (data) => {
      if (!dead.has(from)) to.write(data);
    });
    from.on("close", () => to.destroy());
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const through = new URL(url);
  through.hostname = "127.0.0.1";
  through.port = String((server.address() as AddressInfo).port);
  return {
    url: through.href,
    fallSilent() {
      weather = "silent";
      for (const socket of sockets) dead.add(socket);
    },
    refusePasswords() {
      weather = "refusing";
      for (const socket of sockets) socket.destroy();
    },
    recover() {
      weather = "fine";
    },
    moveTo(next) {
      port = new URL(next).port;
      for (const socket of sockets) if (!dead.has(socket)) socket.destroy();
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** PostgreSQL's ErrorResponse, as it answers a wrong password. */
const passwordRefused = errorResponse({
  S: "FATAL",
  V: "FATAL",
  C: "28P01",
  M: 'password authentication failed for user "gotovo"',
});

function errorResponse(fields: Record<string, string>): Buffer {
  const body = `${Object.entries(fields)
    .map(([type, value]) => `${type}${value}\0`)
    .join("")}\0`;
  const head = Buffer.alloc(5);
  head.write("E");
  head.writeInt32BE(4 + Buffer.byteLength(body), 1);
  return Buffer.concat([head, Buffer.from(body)]);
}
