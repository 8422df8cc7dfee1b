import { expect, it } from 'vitest';
import { listPageAddresses } from './page-addresses';

const plain = { publicUrl: null, host: '0.0.0.0', port: 3000, tls: null };
const tls = { certFile: '/cert.pem', keyFile: '/key.pem' };

it.each([
  [plain, ['http://localhost:3000', 'http://10.0.0.5:3000']],
  [{ ...plain, host: '::' }, ['http://localhost:3000', 'http://10.0.0.5:3000']],
  [{ ...plain, host: '127.0.0.1' }, ['http://127.0.0.1:3000']],
  [{ ...plain, host: 'fd00::7', port: 80 }, ['http://[fd00::7]:80']],
  [{ ...plain, tls }, ['https://localhost:3000', 'https://10.0.0.5:3000']],
  [{ ...plain, tls, publicUrl: 'https://cradle.example' }, ['https://cradle.example']],
])('%j is opened at %j', (env, addresses) => {
  expect(listPageAddresses(env, ['10.0.0.5'])).toEqual(addresses);
});
