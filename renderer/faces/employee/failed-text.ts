import type { TFunction } from 'i18next';
import type { RefusalText } from '../../shared/refusal-text.ts';

/** An employee needs three answers, whatever name the failure has: later, too late, or try again. */
export function failedText(t: TFunction, failure: string): RefusalText {
  const kind = kindOf(failure);
  return { what: t(`employee.failed.${kind}.what`), next: t(`employee.failed.${kind}.next`) };
}

function kindOf(failure: string): 'away' | 'closed' | 'changed' | 'other' {
  if (failure === 'unreachable' || failure === 'away') return 'away';
  if (failure === 'concern-is' || failure === 'rated-already' || failure === 'visit-is' || failure === 'visit-dates')
    return 'changed';
  if (failure === 'too-late-to-reopen') return 'closed';
  return failure === 'ticket-is' || failure === 'ticket-closed' ? 'closed' : 'other';
}
