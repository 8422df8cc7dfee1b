'use client';

import { useState } from 'react';
import { THEMES, type Theme } from '@/lib/contracts/theme';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { Choice } from '../ui/choice';
import { applyTheme } from './apply-theme';

/** All three themes side by side, where there is room to explain them. */
export function ThemeChoice({ theme, locale }: { theme: Theme; locale: Locale }) {
  const text = words(locale).theme;
  const [chosen, setChosen] = useState(theme);
  return (
    <Choice
      label={text.label}
      value={chosen}
      options={THEMES.map((value) => ({ value, label: text.names[value] }))}
      onChange={(next) => {
        setChosen(next);
        applyTheme(next);
      }}
    />
  );
}
