import { render } from "preact";
import { browserSession } from "../session/browser-session.ts";
import { Texts } from "../text/context.tsx";
import { tabStorage } from "../ui/storage.ts";
import "../styles/tokens.css";
import "../styles/base.css";
import "../styles/cup.css";
import "../styles/form.css";
import "../styles/step.css";
import { rememberInvite } from "./invite.ts";
import { SignInPage } from "./sign-in-page.tsx";

const sources = import.meta.glob<string>(
  ["../../locales/*/common.ftl", "../../locales/*/auth.ftl", "../../locales/*/sign-in.ftl"],
  { query: "?raw", import: "default", eager: true },
);
rememberInvite(tabStorage(), location.search);
const root = document.getElementById("app");

if (root)
  render(
    <Texts sources={sources}>
      <SignInPage session={browserSession()} />
    </Texts>,
    root,
  );
