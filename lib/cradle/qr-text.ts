import { parseCradleUuid } from './uuid';

/** How the QR codes of other things begin: nobody wants the password of their Wi-Fi tried as a cradle's uuid. */
const OTHERS =
  /^(wifi|tel|mailto|matmsg|sms|smsto|mmsto|geo|bitcoin|otpauth|otpauth-migration|begin|mecard|lpa|market|intent|dpp):/i;
/** By these names a link or a JSON object says the uuid. */
const NAMES = ['cradle_uuid', 'uuid'] as const;

/**
 * The uuid in a cradle's QR code: the bare uuid, as the sticker has it, a link with it in its query, or JSON.
 * Null for a code of something else.
 */
export function parseCradleQr(text: string): string | null {
  const content = text.trim();
  if (OTHERS.test(content)) return null;
  if (content.startsWith('{')) return parseJson(content);
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(content)) return parseLink(content);
  return parseCradleUuid(content);
}

function parseLink(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const { searchParams } = new URL(text);
  return firstUuid((name) => searchParams.get(name));
}

function parseJson(text: string): string | null {
  try {
    const fields: Record<string, unknown> = JSON.parse(text);
    return firstUuid((name) => fields[name]);
  } catch {
    return null;
  }
}

function firstUuid(get: (name: (typeof NAMES)[number]) => unknown): string | null {
  return NAMES.map((name) => parseCradleUuid(get(name))).find((uuid) => uuid !== null) ?? null;
}
