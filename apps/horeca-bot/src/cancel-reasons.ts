/** Why a café cancels, in the order of the buttons; callback data holds the place, so only ever append. */
export const cancelReasons = ["sold_out", "too_busy", "closing", "customer_request", "other"] as const;
