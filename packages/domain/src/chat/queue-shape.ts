/**
 * How a member of staff sees a venue's queue: a card for each order, or all of it as one list. Only ever append:
 * callback data names them by their place.
 */
export const queueShapes = ["cards", "list"] as const;

export type QueueShape = (typeof queueShapes)[number];
