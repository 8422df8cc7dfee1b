/** What lies left and right of every drawing of the page, in CSS pixels: they stand below each other on one time axis. */
export const PLOT_LEFT = 48;
export const PLOT_RIGHT = 12;
