import type { AvailabilityView, VenueView } from "@gotovo/contract";

// What the documentation shows; a test holds each against its schema.

export const createVenueExample = {
  name: "Corner Coffee, Main Street",
  timezone: "Europe/Moscow",
  address: "Main Street 1",
  pickup_instructions: "At the counter on the right",
  opening_hours: [
    { day: "monday", opens: "08:00", closes: "22:00" },
    { day: "friday", opens: "08:00", closes: "02:00" },
  ],
  special_hours: [{ from: "2026-12-31", to: "2027-01-02", name: "New Year", hours: [] }],
  prep_minutes: 8,
} as const;

export const changeVenueExample = {
  opening_hours: createVenueExample.opening_hours,
  prep_minutes: 8,
  capacity: { unit: "orders", amount: 6, minutes: 10 },
} as const;

const venue: VenueView = {
  horeca_id: "0199d1f2-7c9e-7d3a-b7a5-1f0f6f0c9a11",
  name: createVenueExample.name,
  timezone: createVenueExample.timezone,
  address: createVenueExample.address,
  pickup_instructions: createVenueExample.pickup_instructions,
  opening_hours: [...createVenueExample.opening_hours],
  special_hours: [{ from: "2026-12-31", to: "2027-01-02", name: "New Year", hours: [] }],
  prep_minutes: 8,
  busy_minutes: 0,
  busy_until: null,
  late_alert_minutes: 2,
  feedback_minutes: 15,
  first_reminder_minutes: 5,
  second_reminder_minutes: 15,
  unfetched_minutes: 30,
  customer_cancel: "until_ready",
  cancel_ask_minutes: 5,
  refunds: false,
  refund_hours: 24,
  capacity: { unit: "orders", amount: 6, minutes: 10 },
  paused_until: null,
  pause_reason: null,
  availability_token: "8f1c0a52b7d94e0c9c1e5a6f3d2b7a10",
  created_at: "2026-11-20T09:00:00.000Z",
};

export const venueAnswerExample = {
  venue,
  availability_url: `https://gotovo.example/v1/availability/${venue.availability_token}`,
};

export const stopListExample = {
  items: [{ name: "Croissant", since: "2026-11-20T09:30:00.000Z", until: "2026-11-20T19:00:00.000Z" }],
};

export const availabilityExample: AvailabilityView = {
  horeca_id: venue.horeca_id,
  name: venue.name,
  timezone: venue.timezone,
  at: "2026-11-20T09:30:00.000Z",
  open: true,
  reason: null,
  note: null,
  paused_until: null,
  opens_at: null,
  closes_at: "2026-11-20T23:00:00.000Z",
  busy_minutes: 0,
  queue: 4,
  ready_at: "2026-11-20T09:42:00.000Z",
  quote_id: "AZnR8nyefTqnpR8PbwyaEQABal8oWGpfKlhtY9gE4mVwXeR1s7Auuw",
  quote_expires_at: "2026-11-20T09:40:00.000Z",
};
