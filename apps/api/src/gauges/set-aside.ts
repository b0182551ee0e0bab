import { countSetAside } from "@gotovo/usecases/chats/set-aside";
import type { ApiOptions } from "../context.ts";
import { gaugeOfRows } from "./gauge-of-rows.ts";

/** In `/metrics`: how many updates the bots could not handle although everything worked. */
export function measureSetAside(options: Pick<ApiOptions, "deps" | "log" | "metrics">): void {
  const name = "gotovo_updates_set_aside";
  const help = "Updates that failed again and again; npm run updates:retry tries them again";
  gaugeOfRows(options, { name, help, label: "bot" }, () => countSetAside(options.deps));
}
