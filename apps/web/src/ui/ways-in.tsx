import { useTexts } from "../text/context.tsx";

const ways = [
  { path: "/sign-in", title: "way-code", lead: "way-code-lead" },
  { path: "/sign-up", title: "way-telegram", lead: "way-telegram-lead" },
  { path: "/secure", title: "way-secure", lead: "way-secure-lead" },
] as const;

/** The other ways into the personal area. */
export function WaysIn({ here }: { here: (typeof ways)[number]["path"] }) {
  const { t } = useTexts();
  return (
    <nav class="ways" aria-labelledby="ways-title">
      <h2 id="ways-title" class="ways-title">
        {t("other-ways")}
      </h2>
      <ul>
        {ways
          .filter(({ path }) => path !== here)
          .map(({ path, title, lead }) => (
            <li key={path}>
              <a class="way" href={path}>
                <strong>{t(title)}</strong>
                <span class="muted small">{t(lead)}</span>
              </a>
            </li>
          ))}
      </ul>
    </nav>
  );
}
