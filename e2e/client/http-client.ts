/** An answer that was read whole. */
export interface Answer {
  /** What was asked for. */
  path: string;
  status: number;
  headers: Headers;
  text: string;
  /** The body as JSON. @throws when it is none. */
  json<T = Record<string, unknown>>(): T;
}

export interface CallOptions {
  method?: string;
  headers?: Record<string, string>;
  /** Sent as JSON. */
  json?: unknown;
  /** Sent as it is; the content type goes into `headers`. */
  body?: string | Uint8Array<ArrayBuffer> | FormData | URLSearchParams;
  signal?: AbortSignal;
}

/** A caller with a cookie jar of its own, as a browser or the app is; redirects are not followed. */
export interface Client {
  base: string;
  /** The session cookie as a header, `''` without one. */
  cookie(): string;
  call(path: string, options?: CallOptions): Promise<Answer>;
  signUp(username: string, password: string): Promise<Answer>;
  signIn(username: string, password: string, more?: Record<string, unknown>): Promise<Answer>;
  registerAgent(uuid: string, ip?: string): Promise<Answer>;
  claim(uuid: string): Promise<Answer>;
}

export function createClient(base: string, always: Record<string, string> = {}): Client {
  const jar = new Map<string, string>();
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');

  async function call(path: string, options: CallOptions = {}): Promise<Answer> {
    const { json, body = json === undefined ? undefined : JSON.stringify(json) } = options;
    const response = await fetch(base + path, {
      method: options.method ?? (body === undefined ? 'GET' : 'POST'),
      redirect: 'manual',
      signal: options.signal ?? AbortSignal.timeout(20_000),
      body,
      headers: {
        ...(json === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(jar.size === 0 ? {} : { Cookie: cookie() }),
        ...always,
        ...options.headers,
      },
    });
    for (const line of response.headers.getSetCookie()) keepCookie(jar, line);
    const text = await response.text();
    return { path, status: response.status, headers: response.headers, text, json: () => JSON.parse(text) };
  }

  return {
    base,
    cookie,
    call,
    signUp: (username, password) => call('/register', { json: { username, password } }),
    signIn: (username, password, more = {}) => call('/login', { json: { username, password, ...more } }),
    registerAgent: (uuid, ip = '192.168.0.7') => call('/register_agent', { json: { uuid, ip } }),
    claim: (uuid) => call('/register_cradle', { json: { cradle_uuid: uuid } }),
  };
}

export const PASSWORD = 'a long enough password';

/** A caregiver who has just signed up and in. */
export async function createCaregiver(base: string, username: string): Promise<Client> {
  const client = createClient(base);
  await requireOk(client.signUp(username, PASSWORD));
  await requireOk(client.signIn(username, PASSWORD));
  return client;
}

/** The same with a cradle: registered by a device, claimed by the caregiver. */
export async function createCaregiverOf(base: string, username: string, uuid: string): Promise<Client> {
  const client = await createCaregiver(base, username);
  await requireOk(client.registerAgent(uuid));
  await requireOk(client.claim(uuid));
  return client;
}

export async function requireOk(answer: Promise<Answer>): Promise<Answer> {
  const answered = await answer;
  const { path, status, text } = answered;
  if (status >= 300) throw new Error(`${path} was refused: ${status} ${text}`);
  return answered;
}

function keepCookie(jar: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split(';');
  const at = pair.indexOf('=');
  const ends = attributes.some((attribute) => /^\s*max-age=0$/i.test(attribute));
  if (ends) jar.delete(pair.slice(0, at));
  else jar.set(pair.slice(0, at), pair.slice(at + 1));
}
