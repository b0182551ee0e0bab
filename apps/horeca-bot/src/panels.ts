/** The cards that a member of staff opens and closes; only ever append: callback data names them by their place. */
export const panels = ["team", "venue", "feedback", "quick", "settings"] as const;

export type PanelName = (typeof panels)[number];
