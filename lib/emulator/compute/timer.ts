/** Milliseconds for a timer; Node fires at once when they do not fit into 31 bits. */
export const timerMs = (seconds: number): number => Math.min(seconds * 1000, 2 ** 31 - 1);
