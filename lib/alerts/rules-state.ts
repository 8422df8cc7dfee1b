/**
 * What the rules of one cradle remember, in monotonic ms. It is stored as wall time, beside the live state, and comes
 * back clamped: neither a clock that was set nor a restart raises or hides an alert.
 */
export interface RulesState {
  /** Grows with every change: of two that are stored the higher one is the newer. */
  version: number;
}
