import type { ChartWords } from './shape';

export const chartsEn: ChartWords = {
  inspect: (title) => `${title}: time to look at`,
  needsJavaScript: 'Drawing the charts needs JavaScript. The same is in the table below.',
  limit: (celsius) => `Alert limit ${celsius}`,
  alerts: 'Alerts',
  alertsSummary: (count) => {
    if (count === 0) return 'None in this period';
    return count === 1 ? '1 in all' : `${count} in all`;
  },
  alertBars: 'Number of alerts',
  noAlerts: 'No alerts',
  otherAlert: 'Other',
  ofKind: (kind, count) => `${kind}: ${count}`,
  download: 'Download as CSV',
  print: 'Print',
  cradle: (label) => `Cradle: ${label}`,
};
