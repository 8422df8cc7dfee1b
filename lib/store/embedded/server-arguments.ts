import path from 'node:path';
import type { Flavour } from './find-server';

export interface ServerPlaces {
  dataFolder: string;
  socketPath: string;
  pidFile: string;
}

/**
 * Arguments of a private server: no option files, no network, memory for a Raspberry Pi (about 100 MB
 * resident), every commit on the disk, UTC.
 */
export function serverArguments(flavour: Flavour, places: ServerPlaces): string[] {
  return [
    ...baseArguments(places.dataFolder),
    `--socket=${places.socketPath}`,
    `--pid-file=${places.pidFile}`,
    '--skip-networking',
    '--skip-name-resolve',
    '--skip-log-bin',
    '--local-infile=0',
    '--performance-schema=OFF',
    '--character-set-server=utf8mb4',
    '--collation-server=utf8mb4_unicode_ci',
    '--default-time-zone=+00:00',
    // A batch of 20 frames of up to 2 MB must fit; the default is 16 MB.
    '--max-allowed-packet=64M',
    '--max-connections=60',
    '--table-open-cache=256',
    '--key-buffer-size=1M',
    '--innodb-buffer-pool-size=64M',
    // A power cut is normal for this machine: no committed alert may be lost.
    '--innodb-flush-log-at-trx-commit=1',
    ...FLAVOUR_ARGUMENTS[flavour],
  ];
}

const FLAVOUR_ARGUMENTS = {
  mariadb: ['--innodb-log-file-size=64M', '--aria-pagecache-buffer-size=8M'],
  mysql: [
    // Since 8.0.30; earlier ones keep their 48 MB.
    '--loose-innodb-redo-log-capacity=64M',
    // The X plugin opens a port and a socket of its own.
    '--loose-mysqlx=OFF',
    // Compiled-in folders (/var/lib/mysql-files) need not exist here, and MySQL refuses to start without them.
    '--secure-file-priv=NULL',
  ],
} satisfies Record<Flavour, string[]>;

/** What initialisation and the running server share. `--no-defaults` must come first. */
export function baseArguments(dataFolder: string): string[] {
  return [
    '--no-defaults',
    ...userArguments(),
    `--datadir=${dataFolder}`,
    // A server that starts removes whatever looks like its own temporary tables: in /tmp also those of others.
    `--tmpdir=${path.dirname(dataFolder)}`,
  ];
}

/** The server refuses to run as root unless told to; the folder belongs to whoever started us. */
function userArguments(): string[] {
  return process.getuid?.() === 0 ? ['--user=root'] : [];
}
