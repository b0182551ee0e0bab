import { render } from "preact";
import { Texts } from "../text/context.tsx";
import "../styles/tokens.css";
import "../styles/base.css";
import "../styles/cafe.css";
import "../styles/item-dialog.css";
import "../styles/cart.css";
import { CafePage } from "./cafe-page.tsx";

const files = ["common", "cafe"];
const root = document.getElementById("app");

if (root)
  render(
    <Texts files={files}>
      <CafePage />
    </Texts>,
    root,
  );
