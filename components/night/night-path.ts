/** What names a night in the address of its page. */
export interface NightLink {
  date: string;
  /** Where they stand in the address already: kept hours need not. */
  hours: { bedtime?: string; morning?: string };
}

/** Address of the page of a night. */
export function nightPath({ date, hours }: NightLink): string {
  return `/night?${new URLSearchParams({ date, ...hours })}`;
}
