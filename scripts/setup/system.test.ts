import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { managerOf } from './host.mjs';
import { findPython, serverNeeds } from './needs.mjs';
import { projectRoot } from './project.mjs';
import { temporaryFolder, writeIn } from './temporary-folder';

/** Runs ensureSystem as a process of its own on a machine whose programs are those of `bin` alone. */
function ensure(machine: { bin: string; uid: number; manager: string | null }, wanted: string[]) {
  const host = {
    env: { PATH: `${machine.bin}:/usr/bin:/bin` },
    uid: machine.uid,
    folders: [machine.bin],
    manager: machine.manager,
    policyFile: join(machine.bin, 'policy-rc.d'),
  };
  const code = [
    `import { ensureSystem } from ${JSON.stringify(join(projectRoot, 'scripts/setup/system.mjs'))};`,
    `import { runCommand } from ${JSON.stringify(join(projectRoot, 'scripts/setup/stop.mjs'))};`,
    `await runCommand(() => ensureSystem(${JSON.stringify(host)}, ${JSON.stringify(wanted)}));`,
  ].join('\n');
  return spawnSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' });
}

function folderOfPrograms(...names: string[]): string {
  const bin = temporaryFolder();
  for (const name of names) writeIn(bin, name, '#!/bin/sh\n', 0o755);
  return bin;
}

describe('a machine that has everything', () => {
  it('is left alone without a word', () => {
    const bin = folderOfPrograms('mariadbd', 'mariadb-install-db', 'ffmpeg');
    const result = ensure({ bin, uid: 0, manager: 'apt' }, ['database', 'ffmpeg']);
    expect(result).toMatchObject({ status: 0, stdout: '', stderr: '' });
  });

  it.each([
    ['mysqld alone', ['mysqld'], 0],
    ['mariadbd without its installer', ['mariadbd'], 1],
  ])('%s as database ends with %s', (_what, programs, status) => {
    expect(
      ensure({ bin: folderOfPrograms(...programs), uid: 500, manager: 'apk' }, ['database']),
    ).toMatchObject({
      status,
    });
  });
});

describe('a machine with Python', () => {
  const python = (status: number) => `#!/bin/sh\n[ "$2" = 'import paho.mqtt.client' ] && exit ${status}\n`;
  const folderOf = (status: number) => {
    const bin = temporaryFolder();
    writeIn(bin, 'python3', python(status), 0o755);
    return bin;
  };

  it.each([
    ['without paho-mqtt', [1], null],
    ['whose second interpreter has paho-mqtt', [1, 0], 1],
    ['whose first interpreter has it already', [0, 0], 0],
  ])('%s', (_what, statuses, found) => {
    const folders = statuses.map(folderOf);
    const pythons = folders.map((folder) => join(folder, 'python3'));
    expect(findPython((name) => folders.map((folder) => join(folder, name)))).toBe(
      found === null ? null : pythons[found],
    );
  });

  it('but without paho-mqtt is told what to type', () => {
    const { status, stderr } = ensure({ bin: folderOf(1), uid: 500, manager: 'brew' }, ['python']);
    expect(status).toBe(1);
    expect(stderr).toContain('--no-install-recommends python3-paho-mqtt\n');
    expect(stderr).toContain(
      'brew install python && python3 -m pip install --user --break-system-packages paho-mqtt',
    );
  });
});

describe('a machine where set-up may not install', () => {
  const commands = {
    apt: 'sudo apt-get update && sudo apt-get install -y --no-install-recommends mariadb-server-core mariadb-client-core ffmpeg',
    dnf: 'sudo dnf install -y mariadb-server ffmpeg',
    apk: 'sudo apk add mariadb mariadb-client ffmpeg',
    brew: 'brew install mariadb ffmpeg',
  };

  it.each([
    ['an ordinary user of Debian', 1000, 'apt'],
    ['root of Fedora', 0, 'dnf'],
    ['root of Alpine', 0, 'apk'],
    ['a user of macOS', 501, 'brew'],
    ['root of Debian without apt-get', 0, 'apt'],
  ] as const)('shows %s every command, theirs first', (_who, uid, manager) => {
    const { status, stderr } = ensure({ bin: folderOfPrograms(), uid, manager }, ['database', 'ffmpeg']);
    expect(status).toBe(1);
    for (const command of Object.values(commands)) expect(stderr).toContain(command);
    const first = Object.entries(commands).sort(([, a], [, b]) => stderr.indexOf(a) - stderr.indexOf(b))[0];
    expect(first?.[0]).toBe(manager);
    expect(stderr).not.toMatch(/^ +at /m);
  });

  it('asks for no more than is missing', () => {
    const { stderr } = ensure({ bin: folderOfPrograms('ffmpeg'), uid: 1000, manager: null }, [
      'ffmpeg',
      'chromium',
    ]);
    expect(stderr).toContain('sudo apk add chromium\n');
    expect(stderr).toContain('brew install --cask google-chrome');
  });
});

describe('root of Debian', () => {
  /** An apt-get that notes its calls and whether services were refused, and "installs" an empty Mosquitto. */
  function debian(installCode = 0): string {
    const bin = folderOfPrograms();
    const lines = [
      '#!/bin/sh',
      'cd "$(dirname "$0")"',
      'echo "apt-get $*" >> calls',
      '[ "$1" = install ] || exit 100',
      './policy-rc.d; echo "policy $?" >> calls',
      `[ ${installCode} = 0 ] && printf '#!/bin/sh\\n' > mosquitto && chmod 755 mosquitto`,
      `exit ${installCode}`,
    ];
    writeIn(bin, 'apt-get', `${lines.join('\n')}\n`, 0o755);
    writeIn(
      bin,
      'apt-cache',
      '#!/bin/sh\nprintf "mosquitto-clients\\nmosquitto-2\\nmosquitto-3\\n"\n',
      0o755,
    );
    writeIn(bin, 'systemctl', '#!/bin/sh\necho "systemctl $*" >> "$(dirname "$0")/calls"\n', 0o755);
    return bin;
  }

  it('gets what is missing, said first, with no service started now or later', () => {
    const bin = debian();
    const { status, stdout } = ensure({ bin, uid: 0, manager: 'apt' }, ['mosquitto']);
    expect(status).toBe(0);
    expect(stdout).toContain('Installing with apt-get: mosquitto');
    const calls = readFileSync(join(bin, 'calls'), 'utf8').trim().split('\n');
    expect(calls).toEqual([
      'apt-get update -q',
      expect.stringMatching(/^apt-get install .*--no-install-recommends .*mosquitto-3$/),
      'policy 101',
      'systemctl disable mosquitto',
    ]);
    expect(existsSync(join(bin, 'policy-rc.d'))).toBe(false);
  });

  it('keeps a policy of its own as it is', () => {
    const bin = debian();
    writeIn(bin, 'policy-rc.d', '#!/bin/sh\nexit 42\n', 0o755);
    ensure({ bin, uid: 0, manager: 'apt' }, ['mosquitto']);
    expect(readFileSync(join(bin, 'calls'), 'utf8')).toContain('policy 42');
    expect(readFileSync(join(bin, 'policy-rc.d'), 'utf8')).toContain('exit 42');
  });

  it('is told what to type when apt-get fails', () => {
    const bin = debian(100);
    const { status, stderr } = ensure({ bin, uid: 0, manager: 'apt' }, ['mosquitto']);
    expect(status).toBe(1);
    expect(stderr).toContain('sudo apt-get install -y --no-install-recommends mosquitto');
    expect(existsSync(join(bin, 'policy-rc.d'))).toBe(false);
  });
});

it.each([
  ['ID=debian\nVERSION_ID="12"\n', 'apt'],
  ['NAME="Linux Mint"\nID=linuxmint\nID_LIKE="ubuntu debian"\n', 'apt'],
  ['ID="rhel"\nID_LIKE="fedora"\n', 'dnf'],
  ['ID=alpine\n', 'apk'],
  ['ID=plan9\n', null],
  ['', null],
])('os-release %j means %s', (osRelease, manager) => {
  expect(managerOf(osRelease)).toBe(manager);
});

it.each([
  [{}, ['database', 'ffmpeg']],
  [{ MYSQL_HOST: '' }, ['database', 'ffmpeg']],
  [{ MYSQL_HOST: 'db.example' }, ['ffmpeg']],
  [{ SQLALCHEMY_DATABASE_URI: 'mysql://db.example/cradle' }, ['ffmpeg']],
])('with the settings %j the server needs %j', (settings, expected) => {
  expect(serverNeeds(settings as NodeJS.ProcessEnv)).toEqual(expected);
});
