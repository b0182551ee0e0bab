import { render } from "preact";
import { Texts } from "../text/context.tsx";
import "../styles/tokens.css";
import "../styles/base.css";
import "../styles/cafe.css";
import "../styles/item-dialog.css";
import "../styles/form.css";
import "../styles/cart.css";
import { CafePage } from "./cafe-page.tsx";

const sources = import.meta.glob<string>(["../../locales/*/common.ftl", "../../locales/*/cafe.ftl"], {
  query: "?raw",
  import: "default",
  eager: true,
});
const root = document.getElementById("app");

if (root)
  render(
    <Texts sources={sources}>
      <CafePage />
    </Texts>,
    root,
  );
