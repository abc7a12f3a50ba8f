import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { CapabilityDecision, Occasion } from '../../../../app/policy/decision.ts';
import type { Explanation } from '../../../../app/policy/explain.ts';
import {
  explainClosedToEmployee,
  explainRemoval,
  explainRemovalToEmployee,
  explainToEmployee,
  explainToTechnician,
} from '../../../../app/policy/explain.ts';
import type { Removal } from '../../../../app/policy/removal.ts';
import { explained } from '../../../shared/removal-text.ts';
import type { Office } from '../../../state/office.ts';
import { peopleOf } from '../../../state/queries.ts';
import type { Speech } from './words.ts';

interface ExplainedProps {
  readonly office: Office;
  readonly speech: Speech;
  readonly decision: CapabilityDecision;
  /** The lock that was closed on it; null when none was, or when it was not kept yet. */
  readonly removal: Removal | null;
  readonly occasion: Occasion;
  readonly version: number;
}

/** A decision in the words that the technician and the employee get. */
export function Explained(props: ExplainedProps): ReactElement {
  const { office, speech, decision, removal } = props;
  const { t } = speech;
  const { data: people = [] } = useQuery(peopleOf(office.link));
  const administrators = people.filter(({ role, disabled }) => role === 'administrator' && !disabled);
  const names = administrators.map(({ name }) => name);
  return (
    <section className="policy-explained">
      <h3>
        {t(`policy.capability.${decision.capability}`)}
        {removal === null ? null : <span className="badge loss">{t(`policy.decisions.closed.${removal.lock}`)}</span>}
      </h3>
      <p>{said(toTechnician(props, names), speech)}</p>
      <p className="soft">{said(toEmployee(props), speech)}</p>
    </section>
  );
}

const toTechnician = ({ removal, decision, version }: ExplainedProps, administrators: string[]): Explanation =>
  removal === null
    ? explainToTechnician(decision, { version, administrators })
    : explainRemoval(removal, administrators);

function toEmployee({ removal, decision, occasion }: ExplainedProps): Explanation {
  if (removal === null) return explainToEmployee(decision);
  return occasion === 'withdrawn' ? explainRemovalToEmployee(removal) : explainClosedToEmployee(removal);
}

const said = (explanation: Explanation, { t }: Speech): string =>
  explained(t, explanation, t(`policy.capability.${explanation.capability}`));
