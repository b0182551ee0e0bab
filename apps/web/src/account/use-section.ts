import { useEffect, useState } from "preact/hooks";

export const sections = ["orders", "friends", "vault", "devices", "profile"] as const;
export type Section = (typeof sections)[number];

/** The section that an address names after `#`. */
function sectionOf(hash: string): Section | undefined {
  return sections.find((section) => hash === `#${section}`);
}

/** The section that is open, the orders at first. Links to `#…` open another one, and the browser's Back leads back. */
export function useSection(): Section {
  const [section, setSection] = useState(() => sectionOf(location.hash) ?? "orders");
  useEffect(() => {
    // A link to somewhere within a section, such as the one that skips to the content, opens no other.
    const change = () => setSection((open) => sectionOf(location.hash) ?? open);
    addEventListener("hashchange", change);
    return () => removeEventListener("hashchange", change);
  }, []);
  return section;
}
