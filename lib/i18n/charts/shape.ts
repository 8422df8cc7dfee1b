/** Words of what is drawn over time, and of taking it along. */
export interface ChartWords {
  /** Names the slider that goes through a drawing. */
  inspect: (title: string) => string;
  needsJavaScript: string;
  limit: (celsius: string) => string;
  alerts: string;
  alertsSummary: (count: number) => string;
  alertBars: string;
  noAlerts: string;
  otherAlert: string;
  ofKind: (kind: string, count: number) => string;
  download: string;
  print: string;
  cradle: (label: string) => string;
}
