/** A caregiver's cradle as its page shows it; times in wall ms. */
export interface PageCradle {
  uuid: string;
  /** Null without a name. */
  name: string | null;
  /** Empty where an earlier installation did not note it. */
  ip: string;
  createdAt: number;
  /** When anything was last heard of it; null for never. */
  heardAt: number | null;
  inUse: boolean;
}
