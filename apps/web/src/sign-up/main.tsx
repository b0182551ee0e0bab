import { render } from "preact";
import { browserSession } from "../session/browser-session.ts";
import { Texts } from "../text/context.tsx";
import { telegramLinkRoot } from "../ui/link-root.ts";
import { tabStorage } from "../ui/storage.ts";
import "../styles/tokens.css";
import "../styles/base.css";
import "../styles/cup.css";
import "../styles/telegram.css";
import "../styles/form.css";
import "../styles/step.css";
import { rememberInvite } from "../sign-in/invite.ts";
import { SignUpPage } from "./sign-up-page.tsx";

const sources = import.meta.glob<string>(
  ["../../locales/*/common.ftl", "../../locales/*/auth.ftl", "../../locales/*/sign-in.ftl"],
  { query: "?raw", import: "default", eager: true },
);
rememberInvite(tabStorage(), location.search);
const root = document.getElementById("app");

if (root)
  render(
    <Texts sources={sources}>
      <SignUpPage session={browserSession()} linkRoot={telegramLinkRoot()} />
    </Texts>,
    root,
  );
