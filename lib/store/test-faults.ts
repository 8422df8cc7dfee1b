import fs from 'node:fs';
import { AppError } from '@/lib/platform/errors';
import type { Database } from './database';
import type { SpoolFiles } from './spool/segments';

/** Test part: a database that can be away, or do its work and be lost before it says so. */
export function createFaultyDatabase(database: Database) {
  const state: { away: boolean; losesAnswers: boolean } = { away: false, losesAnswers: false };
  const faulty: Database = {
    ...database,
    async withConnection(work) {
      if (state.away) throw new AppError('database_unavailable');
      const result = await database.withConnection(work);
      if (state.losesAnswers) throw new AppError('database_unavailable');
      return result;
    },
  };
  return { database: faulty, state };
}

/** How a process ends: after so many more steps nothing of it reaches files or database. */
export interface Crash {
  stepsLeft: number;
  hasHappened(): boolean;
  /** The database is away, while the process lives. */
  away: boolean;
  /** The next answer of the database is lost on its way, while the process lives. */
  losesAnswer: boolean;
}

/**
 * Test part: files and database of a process that ends (SIGKILL) at some step: between a record and a commit, in the
 * middle of a record, between a commit and its answer, or before a file is removed.
 */
export function createMortalParts(database: Database, steps: number) {
  const hasHappened = () => crash.stepsLeft <= 0;
  const crash: Crash = { stepsLeft: steps, away: false, losesAnswer: false, hasHappened };

  /** Whether the process ends with this step. */
  function stepIsLast(): boolean {
    crash.stepsLeft -= 1;
    return crash.stepsLeft <= 0;
  }
  function die(): never {
    throw new Error('This process has ended');
  }
  function mortal<A extends unknown[], R>(work: (...args: A) => R): (...args: A) => R {
    return (...args) => (crash.hasHappened() || stepIsLast() ? die() : work(...args));
  }
  function writeSync(fd: number, record: Buffer, offset: number, length: number): number {
    if (crash.hasHappened()) die();
    if (!stepIsLast()) return fs.writeSync(fd, record, offset, length);
    fs.writeSync(fd, record, offset, Math.floor(length / 2));
    return die();
  }
  const files: SpoolFiles = {
    ...fs,
    writeSync: writeSync as SpoolFiles['writeSync'],
    ftruncateSync: mortal(fs.ftruncateSync),
    unlinkSync: mortal(fs.unlinkSync),
    openSync: mortal(fs.openSync),
  };
  const withConnection: Database['withConnection'] = async (work) => {
    if (crash.away || crash.hasHappened() || stepIsLast()) throw new AppError('database_unavailable');
    const result = await database.withConnection(work);
    const isLost = crash.losesAnswer;
    crash.losesAnswer = false;
    if (isLost || crash.hasHappened() || stepIsLast()) throw new AppError('database_unavailable');
    return result;
  };
  return { files, database: { ...database, withConnection }, crash };
}
