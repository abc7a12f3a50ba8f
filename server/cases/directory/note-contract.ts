import type { Contract } from '../../../app/directory/contract.ts';
import type { Caller } from '../../context.ts';
import { noteChange } from '../../steps/note-change.ts';
import type { Work } from '../../steps/transact.ts';

/** The contract as it is from then on; what was written about visits can name somebody, and goes with the names. */
export function noteContract(
  work: Work,
  caller: Caller,
  kind: 'contract-created' | 'contract-changed' | 'contract-ended',
  { onSite, ...contract }: Contract,
): void {
  const { closedDays, ...terms } = contract.terms;
  noteChange(work, caller, {
    kind,
    subject: {},
    body: { ...contract, terms, closedDays: closedDays.length },
    personal: { onSite: { of: null, value: onSite === '' ? null : onSite } },
  });
}
