import { useEffect } from "preact/hooks";
import { useTexts } from "../text/context.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { useOnline } from "../ui/use-online.ts";
import { VaultSection } from "../vault/vault-section.tsx";
import { useArea } from "./area-context.tsx";
import { DevicesSection } from "./devices-section.tsx";
import { FriendsSection } from "./friends-section.tsx";
import { OrdersSection } from "./orders-section.tsx";
import { OwnerQuestion } from "./owner-question.tsx";
import { ProfileSection } from "./profile-section.tsx";
import { type Section, sections, useSection } from "./use-section.ts";
import { WaitNotes } from "./wait-notes.tsx";

const titles: Record<Section, string> = {
  orders: "section-orders",
  friends: "section-friends",
  vault: "section-vault",
  devices: "section-devices",
  profile: "section-profile",
};

const icons: Record<Section, string> = {
  orders: "M4 9h13v7a4 4 0 0 1-4 4H8a4 4 0 0 1-4-4zM17 10h1.500a2.500 2.500 0 0 1 0 5H17M8 3v3M12.500 3v3",
  friends:
    "M9 11a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7zM3 20a6 6 0 0 1 12 0M16 4.500a3.500 3.500 0 0 1 0 6.500M18 14.500a6 6 0 0 1 3 5.500",
  vault: "M5 10h14v10H5zM8 10V7a4 4 0 0 1 8 0v3M12 14v2",
  devices: "M3 5h13v9H3zM7 18h5M18 9h3v11h-5v-4",
  profile: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 20.500a8 8 0 0 1 16 0",
};

/** The personal area: one section at a time. */
export function AreaView({ connected }: { connected: boolean }) {
  const { t } = useTexts();
  const { account } = useArea();
  const section = useSection();
  const online = useOnline();
  useEffect(() => {
    document.title = `${t(titles[section])} · Gotovo`;
  }, [t, section]);
  return (
    <div class="page area-page">
      <PageHeader title={account.name ?? t("account-area")} subtitle={account.phone ?? undefined} />
      <nav class="area-nav" aria-label={t("account-area")}>
        {sections.map((each) => (
          <a key={each} href={`#${each}`} aria-current={each === section ? "page" : undefined}>
            <svg viewBox="0 0 24 24" aria-hidden="true">
              <path d={icons[each]} />
            </svg>
            {t(titles[each])}
          </a>
        ))}
      </nav>
      {(!online || !connected) && (
        <p class={`connection ${online ? "reconnecting" : "offline"}`} role="status">
          <span class="connection-dot" aria-hidden="true" />
          {t(online ? "connection-reconnecting" : "connection-offline")}
        </p>
      )}
      <main id="content">
        <h1 class="visually-hidden">{t(titles[section])}</h1>
        <OwnerQuestion />
        <WaitNotes />
        <SectionView section={section} />
      </main>
    </div>
  );
}

function SectionView({ section }: { section: Section }) {
  switch (section) {
    case "orders":
      return <OrdersSection />;
    case "friends":
      return <FriendsSection />;
    case "vault":
      return <VaultSection />;
    case "devices":
      return <DevicesSection />;
    case "profile":
      return <ProfileSection />;
  }
}
