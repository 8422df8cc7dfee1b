// Whether the server of this container or machine lives: ends with 0 or 1. For HEALTHCHECK, where there is no curl.
import { request } from 'node:http';
import { request as secureRequest } from 'node:https';

const { HOST, PORT = '3000', TLS_CERT } = process.env;
// Listening everywhere it is reached here.
const host = !HOST || HOST === '0.0.0.0' || HOST === '::' ? '127.0.0.1' : HOST;
const where = { host, port: PORT || '3000', path: '/api/health', timeout: 4_000 };
// The certificate names another host, and whom we talk to is ourselves.
const asked = TLS_CERT ? secureRequest({ ...where, rejectUnauthorized: false }) : request(where);

asked.on('response', (response) => process.exit(response.statusCode === 200 ? 0 : 1));
asked.on('timeout', () => process.exit(1));
asked.on('error', () => process.exit(1));
asked.end();
