import { cookies } from 'next/headers';
import { type NightQuery, nightQuery } from '@/lib/contracts/night';
import { NIGHT_HOURS_COOKIE, type NightProblem, TIME_ZONE_COOKIE } from '@/lib/contracts/night-page';
import { DEFAULT_NIGHT_HOURS, latestNight, type NightHours } from '@/lib/insight/night';
import { getRuntime } from '@/lib/runtime/get-runtime';
import { type ReadNight, readNight } from './night';
import type { PageUser } from './page-user';

/** Without a word of the browser's. */
const SERVER_ZONE = 'UTC';

/** What the address of the page may say; each may come twice. */
export type NightParams = Partial<Record<'date' | 'bedtime' | 'morning', string | string[]>>;

export interface PageNight {
  /** The night that is meant; where there is a problem the newest one, with hours that fit. */
  query: NightQuery;
  problem: NightProblem | null;
  /** Day on which the newest night began: there is none after it. */
  latest: string;
  /** What the browser said its zone is; null until it has. */
  saidZone: string | null;
  /** Hours that stand in the address, for the links to other nights: kept ones need not. */
  hoursInAddress: Partial<NightHours>;
}

/** Which night the address means, by the zone and the hours that the browser keeps. */
export async function pageNight(params: NightParams, now: number): Promise<PageNight> {
  const jar = await cookies();
  const saidZone = jar.get(TIME_ZONE_COOKIE)?.value ?? null;
  const [bedtime, morning] = (jar.get(NIGHT_HOURS_COOKIE)?.value ?? '').split('-');
  return findNight(params, { now, saidZone, kept: { bedtime, morning } });
}

interface Kept {
  now: number;
  saidZone: string | null;
  kept: Partial<NightHours>;
}

/** The same without the request it comes from. */
export function findNight(params: NightParams, { now, saidZone, kept }: Kept): PageNight {
  const any = { date: '2000-01-01', time_zone: SERVER_ZONE };
  const timeZone = nightQuery.safeParse({ ...any, time_zone: saidZone }).data?.time_zone ?? SERVER_ZONE;
  const keptHours = nightQuery.safeParse({ ...any, ...kept }).data ?? DEFAULT_NIGHT_HOURS;
  const hours = {
    bedtime: params.bedtime ?? keptHours.bedtime,
    morning: params.morning ?? keptHours.morning,
  };
  const fitting = nightQuery.safeParse({ ...any, ...hours }).data;
  const { bedtime, morning } = fitting ?? keptHours;
  const latest = latestNight(now, timeZone, { bedtime, morning });
  const asked = { time_zone: timeZone, bedtime, morning };
  const query = nightQuery.safeParse({ ...asked, date: params.date ?? latest }).data;
  const problem = findProblem(query, { latest, hoursFit: fitting !== undefined });
  const newest = { ...asked, date: latest };
  const isGiven = params.bedtime !== undefined || params.morning !== undefined;
  return {
    query: problem === null ? (query ?? newest) : newest,
    ...{ problem, latest, saidZone },
    hoursInAddress: isGiven ? { bedtime, morning } : {},
  };
}

function findProblem(
  query: NightQuery | undefined,
  { latest, hoursFit }: { latest: string; hoursFit: boolean },
): NightProblem | null {
  if (!hoursFit) return 'hours';
  if (query === undefined) return 'unreadable';
  return query.date > latest ? 'not_yet' : null;
}

/** One night of a caregiver's cradle. */
export function readPageNight(
  user: PageUser,
  cradle: { id: number; uuid: string },
  query: NightQuery,
): Promise<ReadNight> {
  return readNight(getRuntime(), { cradle, ownerId: user.id, query });
}
