/** Of the page that hands the house's own certificate authority to a phone. */
export interface CertificateWords {
  title: string;
  lead: string;
  download: string;
  appleTitle: string;
  apple: string[];
  androidTitle: string;
  android: string[];
  fingerprint: string;
  fingerprintHint: string;
}
