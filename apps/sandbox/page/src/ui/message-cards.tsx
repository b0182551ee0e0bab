import { fullName } from "../model/people.ts";
import type { DisplayMessage } from "../model/state.ts";
import { Avatar } from "./avatar.tsx";
import { Icon } from "./icon.tsx";
import { usePage } from "./page-context.ts";

/** A shared contact. One without a Telegram account says so, since bots must not trust it as one's own. */
export function ContactCard({ contact }: { contact: NonNullable<DisplayMessage["contact"]> }) {
  const { t } = usePage();
  const name = fullName(contact);
  return (
    <div class="card" data-testid="contact">
      <Avatar id={contact.user_id ?? 0} name={name} />
      <span class="card-words">
        <b dir="auto">{name}</b>
        <span>{contact.phone_number}</span>
        {contact.user_id === undefined && <small>{t("contact-no-account")}</small>}
      </span>
    </div>
  );
}

/** A place with a name and an address. */
export function VenueCard({ venue }: { venue: NonNullable<DisplayMessage["venue"]> }) {
  return (
    <div class="card" data-testid="venue">
      <span class="card-art">
        <Icon name="place" />
      </span>
      <span class="card-words">
        <b dir="auto">{venue.title}</b>
        <span dir="auto">{venue.address}</span>
      </span>
    </div>
  );
}

/** A kind of message that the sandbox does not draw: what the Bot API calls it, and the words in it. */
export function OtherCard({ other }: { other: NonNullable<DisplayMessage["other"]> }) {
  return (
    <div class="card" data-testid="other">
      <span class="card-art">
        <Icon name="star" />
      </span>
      <span class="card-words">
        <b>{other.kind}</b>
        <span dir="auto">{other.words}</span>
      </span>
    </div>
  );
}

/** A place as its coordinates: the sandbox draws no maps. */
export function LocationCard({ location }: { location: NonNullable<DisplayMessage["location"]> }) {
  const { t } = usePage();
  return (
    <div class="card" data-testid="location">
      <span class="card-art">
        <Icon name="place" />
      </span>
      <span class="card-words">
        <b>{t("location")}</b>
        <span>
          {location.latitude.toFixed(5)}, {location.longitude.toFixed(5)}
        </span>
      </span>
    </div>
  );
}
