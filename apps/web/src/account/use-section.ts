import { useEffect, useState } from "preact/hooks";

export const sections = ["orders", "friends", "vault", "devices", "profile"] as const;
export type Section = (typeof sections)[number];

/** The section that an address names after `#`; the orders when it names none. */
export function sectionOf(hash: string): Section {
  return sections.find((section) => hash === `#${section}`) ?? "orders";
}

/** The section that is open. Links to `#…` open another one, and the browser's Back leads back. */
export function useSection(): Section {
  const [section, setSection] = useState(() => sectionOf(location.hash));
  useEffect(() => {
    const change = () => setSection(sectionOf(location.hash));
    addEventListener("hashchange", change);
    return () => removeEventListener("hashchange", change);
  }, []);
  return section;
}
