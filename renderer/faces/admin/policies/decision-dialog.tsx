import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { PolicyDecision } from '../../../../app/policy/decision.ts';
import { sourcesOf } from '../../../../app/policy/explain.ts';
import type { DecisionEntry } from '../../../../app/wire/requests/policy.ts';
import { Dialog } from '../../../shared/parts/dialog.tsx';
import { clockOf, dateOf } from '../../../shared/time.ts';
import type { Office } from '../../../state/office.ts';
import { policyVersionOf } from '../../../state/queries.ts';
import { DecisionFacts } from './decision-facts.tsx';
import { Explained } from './explained.tsx';
import { RuleSaid } from './rule-said.tsx';
import type { Speech } from './words.ts';

interface DecisionDialogProps {
  readonly office: Office;
  readonly speech: Speech;
  readonly entry: DecisionEntry;
  readonly onClose: () => void;
}

/** One decision: what it came of, what each person read, what it was made from, and the rules as they stood. */
export function DecisionDialog({ office, speech, entry, onClose }: DecisionDialogProps): ReactElement {
  const { t, language } = speech;
  const { decision, reference, technician, workstation } = entry;
  const { version, capabilities, removed } = decision;
  const erased = t('policy.replay.erased');
  const { data: content } = useQuery(policyVersionOf(office.link, version));
  const rules = sourcesOf(capabilities, content?.rules ?? []);
  const date = `${dateOf(language, decision.at)} ${clockOf(language, decision.at)}`;
  return (
    <Dialog title={t('policy.decisions.title', { date })} side wide onClose={onClose}>
      <p className="soft figures">
        {[reference, technician, workstation].map((part) => part ?? erased).join(' · ')} ·{' '}
        {t('policy.decisions.version', { version })}
      </p>
      <p>{occasionWords(decision, speech)}</p>
      {capabilities.map((one) => (
        <Explained
          key={one.capability}
          office={office}
          speech={speech}
          decision={one}
          removal={removed.find(({ capability }) => capability === one.capability) ?? null}
          occasion={decision.occasion}
          version={version}
        />
      ))}
      <h3>{t('policy.decisions.facts')}</h3>
      <DecisionFacts input={decision.input} speech={speech} />
      {rules.length === 0 ? null : <h3>{t('policy.decisions.sources')}</h3>}
      {rules.map((rule) => (
        <RuleSaid key={rule.id} rule={rule} speech={speech} />
      ))}
      <div className="actions record-actions">
        <button type="button" className="button" onClick={onClose}>
          {t('common.close')}
        </button>
      </div>
    </Dialog>
  );
}

function occasionWords({ occasion, times, lastAt }: PolicyDecision, { t, language }: Speech): string {
  const what = t(`policy.decisions.occasion.${occasion}.what`);
  if (times === 1) return what;
  return `${what} ${t('policy.decisions.times', { count: times, time: clockOf(language, lastAt) })}`;
}
