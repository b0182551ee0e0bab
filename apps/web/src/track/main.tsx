import { render } from "preact";
import { Texts } from "../text/context.tsx";
import "../styles/tokens.css";
import "../styles/base.css";
import "../styles/track.css";
import "../styles/cup.css";
import "../styles/timeline.css";
import "../styles/telegram.css";
import { tokenOf } from "./api.ts";
import { TrackPage } from "./track-page.tsx";

const files = ["common", "track"];
const linkRoot = document.querySelector<HTMLMetaElement>('meta[name="telegram-link-root"]')?.content ?? null;
const root = document.getElementById("app");

if (root)
  render(
    <Texts files={files}>
      <TrackPage token={tokenOf(location.pathname)} linkRoot={linkRoot} />
    </Texts>,
    root,
  );
