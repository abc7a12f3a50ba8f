import type { ReactElement } from 'react';
import { differenceBetween } from '../../../../app/policy/difference.ts';
import type { PolicyContent } from '../../../../app/policy/version.ts';
import { RuleSaid } from './rule-said.tsx';
import type { Speech } from './words.ts';

interface RulesReadProps {
  readonly content: PolicyContent;
  /** The version in force. */
  readonly against: PolicyContent;
  readonly speech: Speech;
}

/** Rules that wait for approval: to be read, and changed by nobody until then. */
export function RulesRead({ content, against, speech }: RulesReadProps): ReactElement {
  const { t } = speech;
  const { added, changed } = differenceBetween(against, content);
  const markOf = (ruleId: string): 'new' | 'changed' | null => {
    if (added.some(({ id }) => id === ruleId)) return 'new';
    return changed.some(({ after }) => after.id === ruleId) ? 'changed' : null;
  };
  return (
    <section className="policy-group" aria-label={t('policy.proposal.rules')}>
      <h2>{t('policy.proposal.rules')}</h2>
      <p className="policy-about">{t('policy.proposal.meanwhile')}</p>
      <ul>
        {content.rules.map((rule) => (
          <li key={rule.id} className="policy-rule" data-rule={rule.name}>
            <RuleSaid rule={rule} speech={speech} mark={markOf(rule.id)} />
          </li>
        ))}
      </ul>
      {content.secondApproval ? <p className="soft">{t('policy.proposal.byTwo')}</p> : null}
    </section>
  );
}
