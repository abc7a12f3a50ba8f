import type { Impact } from '../../../app/ticket/ticket.ts';
import type { IconName } from '../../shared/parts/icon.tsx';

export const IMPACT_ICONS: Readonly<Record<Impact, IconName>> = {
  blocked: 'blocked',
  hindered: 'slow',
  question: 'question',
};
