import { EtaElement } from "./eta-element.ts";
import { TrackerElement } from "./tracker-element.ts";

// A page may include the script twice.
if (!customElements.get("gotovo-tracker")) customElements.define("gotovo-tracker", TrackerElement);
if (!customElements.get("gotovo-eta")) customElements.define("gotovo-eta", EtaElement);
