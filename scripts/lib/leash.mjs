// Loaded with --import into a program that must not outlive the one that started it: file descriptor GOTOVO_LEASH is a
// pipe from there, which the system closes however that program ends. Then this one is asked to end, and soon made to.
import { Socket } from "node:net";

const patienceMs = 15_000;

const descriptor = Number(process.env.GOTOVO_LEASH);
// Programs that this one starts have other files under that number.
delete process.env.GOTOVO_LEASH;

if (descriptor) {
  const pipe = new Socket({ fd: descriptor, readable: true, writable: false });
  const end = () => {
    setTimeout(() => process.kill(process.pid, "SIGKILL"), patienceMs).unref();
    process.kill(process.pid, "SIGTERM");
  };
  // Whoever is gone cannot be told of an error either.
  pipe.on("error", () => {}).once("close", end);
  pipe.resume().unref();
}
