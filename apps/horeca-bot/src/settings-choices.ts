/** Minutes offered as the usual preparation time; 0: none is promised. */
export const prepChoices = [0, 3, 5, 7, 10, 15, 20, 30] as const;

/** Minutes offered for busy mode; 0: off. */
export const busyChoices = [0, 5, 10, 15, 20, 30] as const;

/** Minutes offered for a pause. */
export const pauseChoices = [15, 30, 60, 120] as const;

/** How many minutes before the promise staff may be warned. */
export const lateChoices = [0, 1, 2, 3, 5, 10] as const;

/** After how many minutes silence is a no to a customer who asks to cancel. */
export const askChoices = [2, 3, 5, 10] as const;

/** After how many hours owners may be told of a refund that nobody has made. */
export const refundChoices = [6, 12, 24, 48, 72] as const;

/** After how many minutes a customer may be reminded of an order that is ready, and once more; 0: not. */
export const firstReminderChoices = [0, 3, 5, 10] as const;
export const secondReminderChoices = [0, 10, 15, 20] as const;

/** After how many minutes staff may be asked whether it was not fetched. */
export const unfetchedChoices = [20, 30, 45, 60] as const;

/** How many minutes after the hand-over a customer may be asked how it was. */
export const feedbackChoices = [0, 5, 15, 30, 60, 120] as const;
