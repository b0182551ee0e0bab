/** A card as the customer bot shows it, as one writes it down who has no database to make it of. */
export const sampleCard = {
  text: "<b>Order L-100</b> · Bench\n\n• Tea\n\n\u2611 Received · 12:00\n\u2705 Being made · 12:01\n\u25ab Ready\n\u25ab Picked up",
  options: {
    parse_mode: "HTML" as const,
    link_preview_options: { is_disabled: true },
    reply_markup: {
      inline_keyboard: [
        [
          {
            text: "Cancel the order",
            callback_data: "c:AAAAAAAAAAAAAAAAAAAAAA:0:1",
            style: "danger" as const,
          },
        ],
      ],
    },
  },
};
