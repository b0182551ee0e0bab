import { render } from "preact";
import { browserSession } from "../session/session.ts";
import { Texts } from "../text/context.tsx";
import "../styles/tokens.css";
import "../styles/base.css";
import "../styles/telegram.css";
import "../styles/account.css";
import { AccountPage } from "./account-page.tsx";

const files = ["common", "track", "account"];
const root = document.getElementById("app");

if (root)
  render(
    <Texts files={files}>
      <AccountPage session={browserSession()} />
    </Texts>,
    root,
  );
