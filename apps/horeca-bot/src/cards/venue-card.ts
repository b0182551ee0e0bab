import { type DesiredCard, shorten, type Texts } from "@gotovo/telegram";
import type { StaffVenue } from "@gotovo/usecases/venue/staff/list-venues";
import { venueCallback } from "../callbacks.ts";
import { panelCard } from "./panel-card.ts";

/** The panel in which a person chooses between the venues where they work. */
export function venueCard(texts: Texts, venues: readonly StaffVenue[]): DesiredCard {
  const buttons = venues.map((venue) => [
    {
      text: texts.plain("button-venue", {
        name: shorten(labelOf(venue, venues), 50),
        current: String(venue.current),
      }),
      callback_data: venueCallback.pack({ venue: venue.venueId }),
    },
  ]);
  const current = venues.find((venue) => venue.current);
  const text = texts.html("venue-choose", { venue: current ? shorten(labelOf(current, venues), 100) : "" });
  return panelCard(texts, "venue", [text], buttons);
}

/** Venues of the same name are told apart by whose they are. */
function labelOf({ name, merchant }: StaffVenue, venues: readonly StaffVenue[]): string {
  const alike = venues.filter((venue) => venue.name === name).length;
  return alike > 1 ? `${shorten(name, 25)} · ${merchant}` : name;
}
