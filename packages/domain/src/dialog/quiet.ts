/** A dialog ends by itself when its order is done and nobody has written for so long, in milliseconds. */
export const quietEndsMs = 3_600_000;

/** Whoever is blocked by a venue and goes on writing is told so at most this often, in milliseconds. */
export const refusedEveryMs = 3_600_000;
