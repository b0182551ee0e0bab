import { render } from "preact";
import { Texts } from "../text/context.tsx";
import { telegramLinkRoot } from "../ui/link-root.ts";
import "../styles/tokens.css";
import "../styles/base.css";
import "../styles/track.css";
import "../styles/cup.css";
import "../styles/timeline.css";
import "../styles/telegram.css";
import { tokenOf } from "./api.ts";
import { TrackPage } from "./track-page.tsx";

const sources = import.meta.glob<string>(["../../locales/*/common.ftl", "../../locales/*/track.ftl"], {
  query: "?raw",
  import: "default",
  eager: true,
});
const root = document.getElementById("app");

if (root)
  render(
    <Texts sources={sources}>
      <TrackPage token={tokenOf(location.pathname)} linkRoot={telegramLinkRoot()} />
    </Texts>,
    root,
  );
