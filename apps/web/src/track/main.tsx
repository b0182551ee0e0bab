import { render } from "preact";
import { Texts } from "../text/context.tsx";
import { telegramLinkRoot } from "../ui/link-root.ts";
import "../styles/tokens.css";
import "../styles/base.css";
import "../styles/track.css";
import "../styles/cup.css";
import "../styles/timeline.css";
import "../styles/telegram.css";
import { createPageTracker, ownerKeyOf, tokenOf } from "./api.ts";
import { createOwnerApi } from "./owner-api.ts";
import { TrackPage } from "./track-page.tsx";

const sources = import.meta.glob<string>(["../../locales/*/common.ftl", "../../locales/*/track.ftl"], {
  query: "?raw",
  import: "default",
  eager: true,
});
const token = tokenOf(location.pathname);
const ownerKey = ownerKeyOf(location.hash);
// The key leaves the address bar, where it would be copied along with what may be shared.
const forgetKey = () => history.replaceState(history.state, "", location.pathname + location.search);
const way = token && {
  tracker: createPageTracker({ origin: "", token, ownerKey }, forgetKey),
  api: createOwnerApi(token),
};
// The owner's link opened where the shared one is open already changes nothing but the fragment.
addEventListener("hashchange", () => ownerKeyOf(location.hash) !== null && location.reload());

const root = document.getElementById("app");

if (root)
  render(
    <Texts sources={sources}>
      <TrackPage way={way || null} linkRoot={telegramLinkRoot()} />
    </Texts>,
    root,
  );
