import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { DataFolder } from './data-folder';
import { EmbeddedDatabaseError } from './embedded-database-error';
import { FLAVOURS, type Flavour, type ServerProgram } from './find-server';

export interface Imprint {
  flavour: Flavour;
  version: string;
}

const imprintShape = z.object({ flavour: z.enum(FLAVOURS), version: z.string().regex(/^\d+\.\d+\.\d+$/) });

/**
 * Which server made the files, or null for a folder that has none yet.
 * @throws EmbeddedDatabaseError when there are files that nobody signed.
 */
export async function findImprint(folder: DataFolder): Promise<Imprint | null> {
  const text = await readFile(imprintFile(folder.files), 'utf8').catch(nullIfMissing);
  if (text === null) {
    const files = await readdir(folder.files).catch(nullIfMissing);
    if (files === null || files.length === 0) return null;
    throw new EmbeddedDatabaseError(
      `${folder.files} holds files, but ${path.basename(imprintFile(folder.files))}, which says what made ` +
        'them, is missing. Put it back from a backup, or move the folder away to begin with an empty database.',
    );
  }
  const parsed = imprintShape.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  throw new EmbeddedDatabaseError(
    `${imprintFile(folder.files)} cannot be read. It must look like {"flavour":"mariadb","version":"10.11.6"}.`,
  );
}

/**
 * Refuses files of another flavour and of a newer server: both would damage them or stop half-way.
 * @throws EmbeddedDatabaseError
 */
export function requireFitting(folder: DataFolder, imprint: Imprint, program: ServerProgram): void {
  const made = `${folder.files} was made by ${NAMES[imprint.flavour]} ${imprint.version}`;
  const here = `this machine has ${NAMES[program.flavour]} ${program.version} (${program.path})`;
  if (imprint.flavour !== program.flavour) {
    throw new EmbeddedDatabaseError(
      `${made}, but ${here}. The two cannot read each other's files. Install ${NAMES[imprint.flavour]}, ` +
        'or set DATA_DIR to another folder to begin with an empty database.',
    );
  }
  if (isDowngrade(imprint, program)) {
    throw new EmbeddedDatabaseError(
      `${made}, but ${here}, which is older and cannot read them. Install version ${imprint.version} or a newer one.`,
    );
  }
}

const NAMES = { mariadb: 'MariaDB', mysql: 'MySQL' } satisfies Record<Flavour, string>;

/** MariaDB keeps its file formats within a minor version; MySQL refuses even an older patch. */
function isDowngrade(imprint: Imprint, program: ServerProgram): boolean {
  const parts = imprint.flavour === 'mariadb' ? 2 : 3;
  return compareVersions(program.version, imprint.version, parts) < 0;
}

/** Negative when `a` is older than `b`, looking at the first `parts` numbers. */
export function compareVersions(a: string, b: string, parts: number): number {
  const [left, right] = [a.split('.').map(Number), b.split('.').map(Number)];
  for (let index = 0; index < parts; index += 1) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

export async function saveImprint(files: string, { flavour, version }: Imprint): Promise<void> {
  const target = imprintFile(files);
  await writeFile(`${target}.new`, `${JSON.stringify({ flavour, version })}\n`, { mode: 0o600, flush: true });
  await rename(`${target}.new`, target);
}

function imprintFile(files: string): string {
  return path.join(files, 'smart-cradle-database.json');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function nullIfMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
