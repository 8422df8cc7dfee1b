import type { Locale } from '@/lib/i18n/locales';

/** What a mail says, before it is text or HTML. */
export interface LetterBody {
  locale: Locale;
  title: string;
  lines: readonly string[];
  link: { label: string; href: string } | null;
  /** Content id of the picture that comes with it. */
  picture: { cid: string; alt: string } | null;
  /** Said small, below everything. */
  footer: readonly string[];
}

/** The mail for programs that show no HTML, and for those who like it so. */
export function toText({ title, lines, link, footer }: LetterBody): string {
  const linked = link === null ? [] : ['', `${link.label}: ${link.href}`];
  return [title, '', ...lines, ...linked, '', '--', ...footer, ''].join('\n');
}

/**
 * No colours but those of the reader's own mail program, light or dark, and nothing that is fetched from anywhere: what
 * is fetched tells when and where a mail is read.
 */
export function toHtml(body: LetterBody): string {
  const { locale, title, lines, link, picture, footer } = body;
  return [
    `<!doctype html><html lang="${locale}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">',
    `<title>${escapeHtml(title)}</title></head>`,
    '<body style="font-family: system-ui, sans-serif; font-size: 17px; line-height: 1.5; max-width: 40em;">',
    `<h1 style="font-size: 22px; line-height: 1.3;">${escapeHtml(title)}</h1>`,
    ...lines.map((line) => `<p>${escapeHtml(line)}</p>`),
    picture === null
      ? ''
      : `<p><img src="cid:${escapeHtml(picture.cid)}" alt="${escapeHtml(picture.alt)}" style="max-width: 100%; height: auto;"></p>`,
    link === null ? '' : linkHtml(link),
    '<hr style="border: 0; border-top: 1px solid; opacity: 0.3;">',
    ...footer.map((line) => `<p style="font-size: 14px; opacity: 0.8;">${escapeHtml(line)}</p>`),
    '</body></html>',
  ].join('\n');
}

/** Looks like something to press in the colour of links, which every mail program has for light and for dark. */
function linkHtml({ label, href }: { label: string; href: string }): string {
  const look = 'display: inline-block; padding: 12px 20px; border: 2px solid; border-radius: 10px;';
  return `<p><a href="${escapeHtml(href)}" style="${look} font-weight: 600; text-decoration: none;">${escapeHtml(label)}</a></p>`;
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it may stand in HTML, between tags or in a quoted attribute. */
function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
