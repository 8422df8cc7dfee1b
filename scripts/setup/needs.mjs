import { spawnSync } from 'node:child_process';

/**
 * What the machine must have beyond Node.js. `found` looks for the programs, `packages` names them for each
 * package manager. Fedora's ffmpeg is in RPM Fusion: its own ffmpeg-free cannot write H.264 with x264.
 *
 * @typedef {(...names: string[]) => string | null} Find the first of these programs, with its path
 * @typedef {(name: string) => string[]} FindAll every program of this name, the one of PATH first
 * @typedef {'apt' | 'dnf' | 'apk' | 'brew'} Manager
 * @typedef {{ what: string, why: string, found: (find: Find, findAll: FindAll) => boolean,
 *   packages: Record<Manager, string[]> }} Need
 */
export const needs = {
  database: {
    what: 'a MariaDB or MySQL server',
    why: 'keeps accounts, readings and pictures; the server runs one of its own',
    found: (find) =>
      find('mariadbd') !== null
        ? find('mariadb-install-db', 'mysql_install_db') !== null
        : find('mysqld') !== null,
    packages: {
      // The -core packages hold the programs alone: no service, no /etc/mysql of a server, no port 3306.
      // mariadb-install-db calls my_print_defaults, which is in the client's.
      apt: ['mariadb-server-core', 'mariadb-client-core'],
      dnf: ['mariadb-server'],
      apk: ['mariadb', 'mariadb-client'],
      brew: ['mariadb'],
    },
  },
  databaseClient: {
    what: 'the client programs of MariaDB or MySQL',
    why: 'the tests save and restore a database as docs/operations.md says',
    found: (find) => find('mysqldump', 'mariadb-dump') !== null && find('mysql', 'mariadb') !== null,
    packages: {
      apt: ['mariadb-client'],
      dnf: ['mariadb'],
      apk: ['mariadb-client'],
      brew: ['mariadb'],
    },
  },
  ffmpeg: {
    what: 'ffmpeg',
    why: 'makes the videos',
    found: (find) => find('ffmpeg') !== null,
    packages: { apt: ['ffmpeg'], dnf: ['ffmpeg'], apk: ['ffmpeg'], brew: ['ffmpeg'] },
  },
  mosquitto: {
    what: 'Mosquitto',
    why: 'the tests prove that an outside broker works too',
    found: (find) => find('mosquitto') !== null,
    packages: { apt: ['mosquitto'], dnf: ['mosquitto'], apk: ['mosquitto'], brew: ['mosquitto'] },
  },
  mosquittoClients: {
    what: 'mosquitto_pub',
    why: 'the tests run the commands of docs/protocol.md',
    found: (find) => find('mosquitto_pub') !== null,
    packages: {
      apt: ['mosquitto-clients'],
      dnf: ['mosquitto'],
      apk: ['mosquitto-clients'],
      brew: ['mosquitto'],
    },
  },
  python: {
    what: 'Python 3 with paho-mqtt',
    why: 'the tests run the cradle of examples/python',
    found: (_find, findAll) => findPython(findAll) !== null,
    packages: {
      apt: ['python3-paho-mqtt'],
      dnf: ['python3-paho-mqtt'],
      apk: ['py3-paho-mqtt'],
      brew: ['python', 'pip:paho-mqtt'],
    },
  },
  openssl: {
    what: 'OpenSSL',
    why: 'the tests make their certificates with it',
    found: (find) => find('openssl') !== null,
    packages: { apt: ['openssl'], dnf: ['openssl'], apk: ['openssl'], brew: ['openssl'] },
  },
  chromium: {
    what: 'Chromium or Chrome',
    why: 'the tests use the pages as a parent does',
    found: (find) => findBrowser(find) !== null,
    packages: {
      apt: ['chromium'],
      dnf: ['chromium'],
      apk: ['chromium'],
      brew: ['--cask google-chrome'],
    },
  },
};

/**
 * @param {Find} find
 * @returns {string | null}
 */
export function findBrowser(find) {
  return find('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'Google Chrome');
}

/**
 * A system's package belongs to the system's interpreter, which need not be the first one in PATH.
 * @param {FindAll} findAll
 * @returns {string | null} the first python3 that can speak MQTT
 */
export function findPython(findAll) {
  const options = { timeout: 30_000 };
  const speaks = (python) => spawnSync(python, ['-c', 'import paho.mqtt.client'], options).status === 0;
  return findAll('python3').find(speaks) ?? null;
}

/**
 * What the server needs: no database of its own when the settings name one.
 * @param {NodeJS.ProcessEnv} settings
 * @returns {(keyof typeof needs)[]}
 */
export function serverNeeds(settings) {
  const outside = Boolean(settings.MYSQL_HOST || settings.SQLALCHEMY_DATABASE_URI);
  return outside ? ['ffmpeg'] : ['database', 'ffmpeg'];
}
