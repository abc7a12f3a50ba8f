import type { TFunction } from 'i18next';

/** A shortcut as the keyboards of that language name its keys. */
export const keysText = (t: TFunction, shortcut: string): string =>
  shortcut
    .split('+')
    .map((key) => (key === 'Shift' ? t('common.keys.shift') : key))
    .join('+');
