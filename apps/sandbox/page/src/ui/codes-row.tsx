import { useStore } from "../hooks/use-store.ts";
import { unseenCodes } from "../model/codes.ts";
import type { Person } from "../model/state.ts";
import { Badge } from "./badge.tsx";
import { Icon } from "./icon.tsx";
import { usePage } from "./page-context.ts";

/** Among people or chats: the way to the codes, with the newest one; only those to `person`'s phone, if given. */
export function CodesRow({ person }: { person?: Person }) {
  const { store, t, formats, openCodes } = usePage();
  const all = useStore(store, (state) => state.codes);
  const codes = person ? all.filter(({ phone_number }) => phone_number === person.phone) : all;
  const newest = codes[0];
  return (
    <button type="button" class="row-main codes-row" data-testid="codes-row" onClick={openCodes}>
      <span class="avatar avatar-phone">
        <Icon name="phone" />
      </span>
      <span class="card-words">
        <b>{t("codes")}</b>
        <span class="quiet">
          {newest ? (person ? newest.code : `${newest.code} · ${newest.phone_number}`) : t("codes-about")}
        </span>
      </span>
      {newest && <span class="quiet">{formats.time(Math.floor(newest.sent_at / 1000))}</span>}
      <Badge count={unseenCodes(codes)} label="unseen-codes" />
    </button>
  );
}
