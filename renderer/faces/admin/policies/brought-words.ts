import type { TFunction } from 'i18next';
import type { Publication } from '../../../../app/wire/requests/policy.ts';

/** What became of a version that was brought in. */
export const broughtWords = (t: TFunction, brought: Publication): string =>
  brought.type === 'published' ? t('policy.publish.done', { number: brought.version }) : t('policy.publish.proposed');
