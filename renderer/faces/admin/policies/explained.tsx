import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { CapabilityDecision } from '../../../../app/policy/decision.ts';
import type { Explanation } from '../../../../app/policy/explain.ts';
import { explainToEmployee, explainToTechnician } from '../../../../app/policy/explain.ts';
import { explained } from '../../../shared/removal-text.ts';
import type { Office } from '../../../state/office.ts';
import { peopleOf } from '../../../state/queries.ts';
import type { Speech } from './words.ts';

interface ExplainedProps {
  readonly office: Office;
  readonly speech: Speech;
  readonly decision: CapabilityDecision;
  readonly version: number;
}

/** A decision in the words that the technician and the employee get. */
export function Explained({ office, speech, decision, version }: ExplainedProps): ReactElement {
  const { t } = speech;
  const { data: people = [] } = useQuery(peopleOf(office.link));
  const administrators = people.filter(({ role, disabled }) => role === 'administrator' && !disabled);
  const names = administrators.map(({ name }) => name);
  return (
    <section className="policy-explained">
      <h3>{t(`policy.capability.${decision.capability}`)}</h3>
      <p>{said(explainToTechnician(decision, { version, administrators: names }), speech)}</p>
      <p className="soft">{said(explainToEmployee(decision), speech)}</p>
    </section>
  );
}

const said = (explanation: Explanation, { t }: Speech): string =>
  explained(t, explanation, t(`policy.capability.${explanation.capability}`));
