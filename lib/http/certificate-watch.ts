import { stat } from 'node:fs/promises';
import type { CertificateFiles } from '@/lib/platform/env';
import type { Logger } from '@/lib/platform/logger';
import { type Certificate, readCertificate } from './certificate';

/** A renewed certificate may wait this long, in ms: the old one is valid for days. */
const LOOK_MS = 5_000;

/** Looks after the files of a certificate. */
export interface CertificateWatch {
  start(): void;
  stop(): void;
  /** Looks once. Resolves when the newest pair was handed over, or found unusable. */
  look(): Promise<void>;
}

interface WatchDeps {
  files: CertificateFiles;
  /** The pair in use at first. */
  current: Certificate;
  logger: Logger;
  /** Gets each new pair that can be used. */
  take(certificate: Certificate): void;
}

/**
 * Hands over the pair whenever its files have changed. Looks at the files instead of being told by the system:
 * certbot changes a link, others rename or write in place, and a container may see none of it announced. A pair that
 * cannot be used, half written for example, is named once and left; the one in use stays.
 */
export function createCertificateWatch({ files, current, logger, take }: WatchDeps): CertificateWatch {
  let inUse = current;
  let seen: string | null = null;
  let complaint: string | null = null;
  let looking: Promise<void> | null = null;
  let timer: NodeJS.Timeout | undefined;

  async function takeIfChanged(): Promise<void> {
    // Before reading: what is written meanwhile is seen as a change next time.
    const now = await fingerprint(files);
    if (now === seen) return;
    seen = now;
    try {
      const newest = await readCertificate(files);
      complaint = null;
      if (isSame(newest, inUse)) return;
      take(newest);
      inUse = newest;
      logger.info('The certificate was renewed', { validTo: newest.validTo });
    } catch (error) {
      complain(error);
    }
  }

  function complain(error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error);
    if (reason === complaint) return;
    complaint = reason;
    logger.warn('The new certificate cannot be used, the old one stays', { error });
  }

  function look(): Promise<void> {
    looking ??= takeIfChanged().finally(() => {
      looking = null;
    });
    return looking;
  }

  return {
    look,
    start() {
      void look();
      timer = setInterval(() => void look(), LOOK_MS).unref();
    },
    stop: () => clearInterval(timer),
  };
}

function isSame(one: Certificate, other: Certificate): boolean {
  return one.cert.equals(other.cert) && one.key.equals(other.key);
}

/** Changes when a file is written, replaced, or another one is reached through a link. */
async function fingerprint({ certFile, keyFile }: CertificateFiles): Promise<string> {
  const parts = await Promise.all([certFile, keyFile].map(describe));
  return parts.join(' ');
}

async function describe(file: string): Promise<string> {
  try {
    const { dev, ino, size, mtimeNs, ctimeNs } = await stat(file, { bigint: true });
    return [dev, ino, size, mtimeNs, ctimeNs].join(':');
  } catch {
    return 'unreadable';
  }
}
