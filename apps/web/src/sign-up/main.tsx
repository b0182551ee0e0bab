import { render } from "preact";
import { Texts } from "../text/context.tsx";
import "../styles/tokens.css";
import "../styles/base.css";
import "../styles/telegram.css";
import "../styles/account.css";
import { SignUpPage } from "./sign-up-page.tsx";

const files = ["common", "track", "account"];
const root = document.getElementById("app");

if (root)
  render(
    <Texts files={files}>
      <SignUpPage />
    </Texts>,
    root,
  );
