import { render } from "preact";
import { Texts } from "../text/context.tsx";
import { telegramLinkRoot } from "../ui/link-root.ts";
import "../styles/tokens.css";
import "../styles/base.css";
import "../styles/track.css";
import "../styles/cup.css";
import "../styles/telegram.css";
import "../styles/form.css";
import "../styles/step.css";
import "../styles/dialog.css";
import "../styles/area.css";
import "../styles/area-orders.css";
import "../styles/area-vault.css";
import { AccountPage } from "./account-page.tsx";

const sources = import.meta.glob<string>(
  [
    "../../locales/*/common.ftl",
    "../../locales/*/auth.ftl",
    "../../locales/*/sign-in.ftl",
    "../../locales/*/track.ftl",
    "../../locales/*/account.ftl",
    "../../locales/*/vault.ftl",
  ],
  { query: "?raw", import: "default", eager: true },
);
const root = document.getElementById("app");

if (root)
  render(
    <Texts sources={sources}>
      <AccountPage linkRoot={telegramLinkRoot()} />
    </Texts>,
    root,
  );
