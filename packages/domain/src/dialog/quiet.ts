/** A dialog ends by itself when its order is done and nobody has written for so long, in milliseconds. */
export const quietEndsMs = 3_600_000;
