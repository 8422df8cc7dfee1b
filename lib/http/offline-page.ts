import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';

/**
 * A page without a script, made of nothing but its words and /offline.css: it holds no reading, so that none can be
 * taken for new. Dark, whatever the theme: who sees it may have been asleep.
 */
export function offlinePage(locale: Locale): string {
  const { product, pwa, common } = words(locale);
  const text = pwa.offline;
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="dark">
<meta name="theme-color" content="#120b08">
<title>${text.title} · ${product.name}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/offline.css">
</head>
<body>
<main>
<h1>${text.title}</h1>
<p class="warning" role="alert">${text.warning}</p>
<p>${text.hint}</p>
<p><a href="">${text.retry}</a></p>
</main>
<footer>${common.safety}</footer>
</body>
</html>
`;
}
