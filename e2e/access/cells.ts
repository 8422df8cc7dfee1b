import { createClient, PASSWORD, requireOk } from '../client/http-client';
import { ask, type Told } from './ask';
import { type CallRow, NO_TEST, NO_TOKEN, type Statuses } from './call-rows';
import { type CaregiverName, type Household, type Named, NO_ROW } from './household';

export const CALLERS = ['nobody', 'stranger', 'owner'] as const;
export type Caller = (typeof CALLERS)[number];

/** What a caller names. */
const CHOICES = ['own', 'others', 'unknown'] as const;
type Choice = (typeof CHOICES)[number];

/** One place of the matrix, and what was answered there. */
export interface Cell {
  caller: Caller;
  choice: Choice;
  named: Named;
  told: Told;
}

/** A call or a page, with what the matrix knows of it. */
export interface Subject {
  name: string;
  method: string;
  /** With `{name}` for a part that varies. */
  path: string;
  row: Pick<CallRow, 'statuses' | 'query' | 'body' | 'spends'>;
}

interface World {
  base: string;
  households: Record<CaregiverName, Household>;
}

/** Every caller × whatever the subject lets them name. */
export async function askEverybody(world: World, subject: Subject): Promise<Cell[]> {
  const cells: Cell[] = [];
  for (const caller of CALLERS) {
    for (const choice of choicesOf(subject.row.statuses)) {
      cells.push(await askCell(world, subject, { caller, choice }));
    }
  }
  return cells;
}

/** The same places with the status that is due in each. */
export function dueStatuses(statuses: Statuses): Record<string, number | undefined> {
  const places = CALLERS.flatMap((caller) =>
    choicesOf(statuses).map((choice) => [
      `${caller} ${choice}`,
      caller === 'nobody' ? statuses.nobody : statuses[choice],
    ]),
  );
  return Object.fromEntries(places);
}

export function statusesOf(cells: readonly Cell[]): Record<string, number> {
  return Object.fromEntries(cells.map(({ caller, choice, told }) => [`${caller} ${choice}`, told.status]));
}

/** What a call without an owner names is nobody's. */
function choicesOf(statuses: Statuses): Choice[] {
  return CHOICES.filter((choice) => statuses[choice] !== undefined);
}

/** One place of the matrix. */
export async function askCell(
  world: World,
  subject: Subject,
  { caller, choice }: { caller: Caller; choice: Choice },
): Promise<Cell> {
  const named = await nameFor(world, subject, { caller, choice });
  const told = await ask(world.base, {
    method: subject.method,
    path: addressOf(subject, named),
    cookie: await cookieOf(world, subject, caller),
    json: subject.row.body?.(named),
  });
  return { caller, choice, named, told };
}

async function nameFor(
  { base, households: { owner, stranger } }: World,
  { name, method, row }: Subject,
  { caller, choice }: { caller: Caller; choice: Choice },
): Promise<Named> {
  const [mine, theirs] = caller === 'stranger' ? [stranger, owner] : [owner, stranger];
  if (choice === 'others') return theirs.named;
  if (choice === 'unknown') {
    return { ...mine.named, uuid: `unknown-to-${name}`, alertId: NO_ROW, frameId: NO_ROW };
  }
  if (row.spends !== 'cradle' || method === 'HEAD' || caller === 'nobody') return mine.named;
  const uuid = `spare of ${mine.named.username}`;
  await requireOk(createClient(base).registerAgent(uuid));
  await requireOk(mine.client.claim(uuid));
  return { ...mine.named, uuid };
}

async function cookieOf({ base, households }: World, { row }: Subject, caller: Caller): Promise<string> {
  if (caller === 'nobody') return '';
  const { client, named } = households[caller];
  if (row.spends !== 'session') return client.cookie();
  const once = createClient(base);
  await requireOk(once.signIn(named.username, PASSWORD));
  return once.cookie();
}

/** Path and query that name it. */
export function addressOf(
  { path, row }: { path: string; row?: Pick<CallRow, 'query'> },
  named: Named,
): string {
  const values: Record<string, string | number> = {
    username: named.username,
    uuid: named.uuid,
    alert_id: named.alertId,
    log_id: named.alertId,
    id: named.alertId,
    frame_id: named.frameId,
    token: NO_TOKEN,
    test_id: NO_TEST,
    // Nobody's.
    session_id: '999999999',
    device_id: '999999999',
  };
  const query = row?.query ? `?${new URLSearchParams(row.query(named))}` : '';
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(values[name]))) + query;
}
