import { render } from "preact";
import { rememberInvite } from "../sign-in/invite.ts";
import { Texts } from "../text/context.tsx";
import { tabStorage } from "../ui/storage.ts";
import "../styles/tokens.css";
import "../styles/base.css";
import "../styles/cup.css";
import "../styles/form.css";
import "../styles/step.css";
import { SecurePage } from "./secure-page.tsx";

const sources = import.meta.glob<string>(
  [
    "../../locales/*/common.ftl",
    "../../locales/*/auth.ftl",
    "../../locales/*/sign-in.ftl",
    "../../locales/*/secure.ftl",
  ],
  { query: "?raw", import: "default", eager: true },
);
const root = document.getElementById("app");
rememberInvite(tabStorage(), location.search);

if (root)
  render(
    <Texts sources={sources}>
      <SecurePage />
    </Texts>,
    root,
  );
