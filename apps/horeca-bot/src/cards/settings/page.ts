import type { SettingsPage } from "../../settings-callbacks.ts";
import type { Button } from "../panel-card.ts";

/** One page of the settings: its text in lines of HTML, and its buttons. */
export interface Page {
  readonly lines: readonly string[];
  readonly keyboard: readonly (readonly Button[])[];
  /** Where its "back" leads; absent on what is the first page. */
  readonly back?: SettingsPage;
}
