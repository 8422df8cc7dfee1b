import { ALERT_KINDS, ALERT_STATES, type AlertKind, type AlertState } from '@/lib/alerts/filters';

/** Which alerts a page lists, as its address says it; what is null leaves none out. */
export interface AlertView {
  state: AlertState | null;
  kind: AlertKind | null;
  /** Uuid of a cradle. */
  cradle: string | null;
}

type Query = Partial<Record<keyof AlertView, string | string[]>>;

/** Null when a word of it is none of those that there are: a list that ignored it would not be what was asked for. */
export function parseAlertView(query: Query, cradles: readonly string[]): AlertView | null {
  const [state, kind, cradle] = [
    pick(query.state, ALERT_STATES),
    pick(query.kind, ALERT_KINDS),
    pick(query.cradle, cradles),
  ];
  return state === undefined || kind === undefined || cradle === undefined ? null : { state, kind, cradle };
}

/** Null for none, undefined for one that is not known. */
function pick<T extends string>(
  asked: string | string[] | undefined,
  known: readonly T[],
): T | null | undefined {
  return asked === undefined ? null : known.find((each) => each === asked);
}

/** The address of such a list, from the newest alert on or after that one. */
export function alertsHref({ state, kind, cradle }: AlertView, after: number | null = null): string {
  const fields = Object.entries({ state, kind, cradle, after }).flatMap(([name, value]) =>
    value === null ? [] : [[name, String(value)]],
  );
  const query = new URLSearchParams(fields).toString();
  return query === '' ? '/alerts' : `/alerts?${query}`;
}
