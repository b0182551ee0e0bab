import { useEffect, useState } from "preact/hooks";
import type { Menu } from "../../shared/menu.ts";
import { loadMenu } from "./api.ts";

export type MenuState =
  | { readonly phase: "loading" }
  | { readonly phase: "failed" }
  | { readonly phase: "shown"; readonly menu: Menu };

/** The menu, and a way to load it again. */
export function useMenu(): { state: MenuState; reload: () => Promise<void> } {
  const [state, setState] = useState<MenuState>({ phase: "loading" });
  const reload = async () => {
    try {
      setState({ phase: "shown", menu: await loadMenu() });
    } catch {
      // Said on the page, with a button to try again.
      setState({ phase: "failed" });
    }
  };
  useEffect(() => void reload(), []);
  return { state, reload };
}
