import { render } from "preact";
import { browserSession } from "../session/session.ts";
import { Texts } from "../text/context.tsx";
import { tabStorage } from "../ui/storage.ts";
import "../styles/tokens.css";
import "../styles/base.css";
import "../styles/telegram.css";
import "../styles/account.css";
import { rememberInvite } from "./invite.ts";
import { SignInPage } from "./sign-in-page.tsx";

const files = ["common", "track", "account"];
const root = document.getElementById("app");
rememberInvite(tabStorage(), location.search);

if (root)
  render(
    <Texts files={files}>
      <SignInPage session={browserSession()} />
    </Texts>,
    root,
  );
