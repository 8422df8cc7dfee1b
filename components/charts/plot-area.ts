/** What lies around every drawing of a page, in CSS pixels: they stand below each other on one time axis. */
export interface PlotArea {
  /** Height of the letters at the axes. */
  letter: number;
  left: number;
  right: number;
  bottom: number;
  /** As many moments as a phone has room to name. */
  mostMarks: number;
  /** Share of the width in which the words for a gap fit. */
  namedGap: number;
}

/** @param scale the reader's letters, by those of the usual size */
export function plotArea(scale: number): PlotArea {
  return {
    letter: 12 * scale,
    left: 18 + 30 * scale,
    right: 12,
    bottom: 28 * scale,
    mostMarks: Math.max(1, Math.floor(5 / scale)),
    namedGap: 0.2 * scale,
  };
}
