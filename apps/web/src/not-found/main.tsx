import { render } from "preact";
import { Texts } from "../text/context.tsx";
import "../styles/tokens.css";
import "../styles/base.css";
import "../styles/track.css";
import "../styles/cup.css";
import { NotFoundPage } from "./not-found-page.tsx";

const sources = import.meta.glob<string>(["../../locales/*/common.ftl", "../../locales/*/not-found.ftl"], {
  query: "?raw",
  import: "default",
  eager: true,
});
const root = document.getElementById("app");

if (root)
  render(
    <Texts sources={sources}>
      <NotFoundPage />
    </Texts>,
    root,
  );
