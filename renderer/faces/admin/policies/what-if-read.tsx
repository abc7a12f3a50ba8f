import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useState } from 'react';
import { Capability } from '../../../../app/consent/capability.ts';
import type { Explanation } from '../../../../app/policy/explain.ts';
import { explainClosedToEmployee, explainToEmployee, sourcesOf } from '../../../../app/policy/explain.ts';
import type { ImaginedAnswer } from '../../../../app/wire/requests/policy.ts';
import type { RequestOutput } from '../../../../app/wire/requests.ts';
import { Choices } from '../../../shared/parts/choices.tsx';
import { Locks } from '../../../shared/parts/locks.tsx';
import { explained } from '../../../shared/removal-text.ts';
import { peopleOf } from '../../../state/queries.ts';
import { RuleSaid } from './rule-said.tsx';
import type { WhatIfAnswersProps } from './what-if-answers.tsx';
import type { Speech } from './words.ts';

interface WhatIfReadProps extends WhatIfAnswersProps {
  readonly found: RequestOutput<'policy.what-if'>;
}

type Side = 'published' | 'draft';
const SIDES: readonly Side[] = ['published', 'draft'];

/** The same answer as people would read it: the technician's locks, the employee's one sentence, the rules' own text. */
export function WhatIfRead({ office, desk, draft, speech, found, requester }: WhatIfReadProps): ReactElement {
  const { t } = speech;
  const [chosen, setChosen] = useState<Side>('published');
  const side: Side = found.draft === null ? 'published' : chosen;
  const { data: people = [] } = useQuery(peopleOf(office.link));
  const administrators = people.filter(({ role, disabled }) => role === 'administrator' && !disabled);
  const answer = (side === 'draft' ? found.draft : null) ?? found.published;
  const rules = side === 'draft' ? draft.content.rules : desk.content.rules;
  const used = answer.decisions.filter(({ capability }) => Capability.safeParse(capability).success);
  return (
    <>
      {found.draft === null ? null : (
        <Choices<Side>
          legend={t('policy.whatIf.by')}
          joined
          value={side}
          onChange={setChosen}
          options={SIDES.map((value) => ({
            value,
            label: value === 'draft' ? t('policy.whatIf.draft') : t('policy.whatIf.inForce', { number: found.version }),
          }))}
        />
      )}
      <h2>{t('policy.whatIf.technicianReads')}</h2>
      <Locks
        removed={answer.removed}
        behind={answer.behind}
        contract={found.contract}
        version={side === 'draft' ? found.version + 1 : found.version}
        requester={requester}
        administrators={administrators.map(({ name }) => name)}
        blocked={null}
      />
      <h2>{t('policy.whatIf.employeeReads')}</h2>
      <p>{employeeText(answer, speech)}</p>
      <h2>{t('policy.whatIf.rules')}</h2>
      {sourcesOf(used, rules).map((rule) => (
        <RuleSaid key={rule.id} rule={rule} speech={speech} />
      ))}
      {used.every(({ determining }) => determining.length === 0) ? (
        <p className="soft">{t('policy.whatIf.noRule')}</p>
      ) : null}
    </>
  );
}

/** One sentence: what could be asked of them, or why nothing is. */
function employeeText({ decisions, removed }: ImaginedAnswer, { t, language }: Speech): string {
  const say = (explanation: Explanation, rights: readonly Capability[]): string => {
    const names = rights.map((one) => t(`policy.capability.${one}`));
    return explained(t, explanation, new Intl.ListFormat(language, { type: 'conjunction' }).format(names));
  };
  const blind = removed.find(({ capability }) => capability === 'view');
  if (blind !== undefined) return say(explainClosedToEmployee(blind), Capability.options);
  const seen = decisions.find(({ capability }) => capability === 'view');
  const open = Capability.options.filter((one) => !removed.some(({ capability }) => capability === one));
  return seen === undefined ? '' : say(explainToEmployee(seen), open);
}
