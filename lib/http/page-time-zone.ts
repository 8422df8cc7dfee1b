import { cookies } from 'next/headers';
import { TIME_ZONE_COOKIE } from '@/lib/contracts/night-page';
import { isTimeZone } from '@/lib/insight/zoned-time';

/** Where the reader's browser told us that it is; null when it has not, or when no such zone exists. */
export async function pageTimeZone(): Promise<string | null> {
  const said = (await cookies()).get(TIME_ZONE_COOKIE)?.value;
  return said !== undefined && isTimeZone(said) ? said : null;
}
