import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createSecureContext } from 'node:tls';
import { type CertificateFiles, EnvError } from '@/lib/platform/env';

/** A certificate and its key, known to belong together: what node:tls takes. */
export interface Certificate {
  cert: Buffer;
  key: Buffer;
  /** Last day on which browsers accept it, as OpenSSL writes it. */
  validTo: string;
}

/** Reads the pair from its files. @throws EnvError that says which of the two is wrong, and how. */
export async function readCertificate({ certFile, keyFile }: CertificateFiles): Promise<Certificate> {
  const [cert, key] = await Promise.all([read('TLS_CERT', certFile), read('TLS_KEY', keyFile)]);
  const certificate = parse(
    () => new X509Certificate(cert),
    `TLS_CERT: there is no certificate (PEM) in ${certFile}`,
  );
  const privateKey: KeyObject = parse(
    () => createPrivateKey(key),
    `TLS_KEY: there is no private key (PEM, without a passphrase) in ${keyFile}`,
  );
  if (!certificate.checkPrivateKey(privateKey))
    throw new EnvError(`TLS_KEY: the key in ${keyFile} is not that of the certificate in ${certFile}`);
  // Last, because its errors name no file: certificates after the first that are cut off, keys that are too weak.
  parse(
    () => createSecureContext({ cert, key }),
    `TLS_CERT and TLS_KEY: ${certFile} and ${keyFile} cannot be used`,
  );
  return { cert, key, validTo: certificate.validTo };
}

async function read(variable: string, file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (cause) {
    throw new EnvError(`${variable}: ${reasonOf(cause)}`, { cause });
  }
}

function parse<T>(make: () => T, sentence: string): T {
  try {
    return make();
  } catch (cause) {
    throw new EnvError(`${sentence} (${reasonOf(cause)})`, { cause });
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
