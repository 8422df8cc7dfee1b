/** Address of the minute from an alert (wall ms) on; the call takes whole seconds in UTC. */
export function videoPath(uuid: string, alertAt: number): string {
  const [date = '', time = ''] = new Date(alertAt).toISOString().split('T');
  return `/api/video/${encodeURIComponent(uuid)}?${new URLSearchParams({ date, time: time.slice(0, 8) })}`;
}
