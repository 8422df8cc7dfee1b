import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DataFolder, openDataFolder } from './data-folder';
import { findImprint, requireFitting, saveImprint } from './imprint';
import { makeFolder, removeFolder } from './test-folder';

let dataDir: string;
let folder: DataFolder;

beforeEach(async () => {
  dataDir = await makeFolder();
  folder = await openDataFolder(dataDir);
});

afterEach(() => removeFolder(dataDir));

it('finds none in a new folder and in an empty one', async () => {
  expect(await findImprint(folder)).toBeNull();
  await mkdir(folder.files);
  expect(await findImprint(folder)).toBeNull();
});

it('comes back as it was saved', async () => {
  await mkdir(folder.files);
  await saveImprint(folder.files, { flavour: 'mariadb', version: '10.11.19' });
  expect(await findImprint(folder)).toEqual({ flavour: 'mariadb', version: '10.11.19' });
});

it('is never guessed for files that have none', async () => {
  await mkdir(folder.files);
  await writeFile(path.join(folder.files, 'ibdata1'), 'precious');
  await expect(findImprint(folder)).rejects.toThrow('Put it back from a backup');
});

it.each(['', '{"flavour":"oracle","version":"1.2.3"}', '{"flavour":"mysql"}'])(
  'is refused as %j',
  async (text) => {
    await mkdir(folder.files);
    await writeFile(path.join(folder.files, 'smart-cradle-database.json'), text);
    await expect(findImprint(folder)).rejects.toThrow('must look like');
  },
);

describe('a server', () => {
  const anyFolder = { home: '/data/database', files: '/data/database/files' };

  it.each([
    ['mariadb', '10.11.19', '10.11.19'],
    ['mariadb', '10.11.19', '10.11.2'],
    ['mariadb', '10.11.19', '11.4.1'],
    ['mysql', '8.0.36', '8.4.0'],
  ] as const)('of %s takes files of %s with version %s', (flavour, made, here) => {
    const program = { flavour, version: here, path: '/bin/x' };
    expect(() => requireFitting(anyFolder, { flavour, version: made }, program)).not.toThrow();
  });

  it.each([
    ['mariadb', '11.4.1', 'mariadb', '10.11.19', 'which is older'],
    ['mysql', '8.0.36', 'mysql', '8.0.35', 'which is older'],
    ['mysql', '8.0.36', 'mariadb', '10.11.19', "cannot read each other's files"],
    ['mariadb', '10.6.1', 'mysql', '8.4.0', "cannot read each other's files"],
  ] as const)('refuses files of %s %s with %s %s', (made, madeVersion, here, hereVersion, sentence) => {
    const imprint = { flavour: made, version: madeVersion };
    const program = { flavour: here, version: hereVersion, path: '/bin/x' };
    expect(() => requireFitting(anyFolder, imprint, program)).toThrow(sentence);
  });
});
