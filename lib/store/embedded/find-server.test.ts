import { expect, it } from 'vitest';
import { parseVersionLine } from './find-server';

it.each([
  [
    'mariadbd  Ver 10.11.19-MariaDB-0+deb12u1 for debian-linux-gnu on x86_64 (Debian 12)',
    'mariadb',
    '10.11.19',
  ],
  ['/usr/sbin/mysqld  Ver 10.6.22-MariaDB for Linux on x86_64 (MariaDB Server)', 'mariadb', '10.6.22'],
  ['/usr/sbin/mysqld  Ver 8.0.36-0ubuntu0.22.04.1 for Linux on x86_64 ((Ubuntu))', 'mysql', '8.0.36'],
  ['/opt/homebrew/opt/mysql/bin/mysqld  Ver 9.0.1 for macos14.4 on arm64 (Homebrew)', 'mysql', '9.0.1'],
])('reads flavour and version of %j', (line, flavour, version) => {
  expect(parseVersionLine('/bin/x', line)).toEqual({ flavour, version, path: '/bin/x' });
});

it('takes a program that tells no version for no server', () => {
  expect(parseVersionLine('/bin/x', 'usage: x [options]')).toBeNull();
});
