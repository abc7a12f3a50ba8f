import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Removal } from '../../../app/policy/removal.ts';
import { closedTexts } from '../removal-text.ts';
import type { IconName } from './icon.tsx';
import { Icon } from './icon.tsx';

interface LocksProps {
  /** What contract and rules take out of what is wanted; the rest is open. */
  readonly removed: readonly Removal[];
  /** What the rules would still keep closed if the contract were open. */
  readonly behind: readonly Removal[];
  /** The contract that covers the workstation; null where none does, or where nobody said. */
  readonly contract: string | null;
  /** The rules' version. */
  readonly version: number;
  readonly requester: string;
  /** Who can open a lock that is closed. */
  readonly administrators: readonly string[];
  /** Why the workstation no longer hears this technician; null while it does. */
  readonly blocked: 'refusals' | 'report' | null;
}

/** "Why can't I?": contract, rules, consent, each open or closed, with its sentence and who can open it. */
export function Locks({
  removed,
  behind,
  contract,
  version,
  requester,
  administrators,
  blocked,
}: LocksProps): ReactElement {
  const { t } = useTranslation();
  const closedBy = (which: Removal['lock']): string[] =>
    closedTexts(
      t,
      [...removed, ...behind].filter(({ lock }) => lock === which),
      administrators,
    );
  return (
    <ul className="locks" aria-label={t('technician.locks.title')}>
      <Lock
        name={t('technician.locks.contract')}
        closedBy={closedBy('contract')}
        open={t('technician.locks.contractOpen', { name: contract ?? '' })}
      />
      <Lock
        name={t('technician.locks.policy')}
        closedBy={closedBy('policy')}
        open={t('technician.locks.policyOpen', { version })}
      />
      <Lock
        name={t('technician.locks.consent')}
        closedBy={[
          t(blocked === null ? 'technician.locks.consentAsked' : `technician.blocked.${blocked}`, { name: requester }),
        ]}
        state={blocked === null ? t('technician.locks.asked') : undefined}
        next={blocked === null ? undefined : t('technician.blocked.next', { name: requester })}
      />
    </ul>
  );
}

interface LockProps {
  readonly name: string;
  /** Why it is closed, a sentence each; empty while it is open. */
  readonly closedBy: readonly string[];
  readonly open?: string;
  /** What stands for "closed", where it is not quite that. */
  readonly state?: string | undefined;
  /** Who opens it. */
  readonly next?: string | undefined;
}

function Lock({ name, closedBy, open, state, next }: LockProps): ReactElement {
  const { t } = useTranslation();
  const isOpen = closedBy.length === 0;
  const icon: IconName = isOpen ? 'unlock' : 'lock';
  return (
    <li className={isOpen ? 'lock open' : 'lock'}>
      <Icon name={icon} />
      <p className="lock-name">
        {name}{' '}
        <span className="lock-state">
          {state ?? (isOpen ? t('technician.locks.open') : t('technician.locks.closed'))}
        </span>
      </p>
      {(isOpen && open !== undefined ? [open] : closedBy).map((sentence) => (
        <p key={sentence} className="small">
          {sentence}
        </p>
      ))}
      {isOpen || next === undefined ? null : <p className="small soft">{next}</p>}
    </li>
  );
}
