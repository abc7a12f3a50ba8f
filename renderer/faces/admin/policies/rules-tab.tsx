import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useState } from 'react';
import { differenceBetween } from '../../../../app/policy/difference.ts';
import type { PolicyRule } from '../../../../app/policy/rule.ts';
import type { PolicySentence } from '../../../../app/policy/sentence.ts';
import type { PolicyDesk } from '../../../../app/wire/requests/policy.ts';
import { Icon } from '../../../shared/parts/icon.tsx';
import type { Office } from '../../../state/office.ts';
import type { DraftDesk, DraftState } from '../../../state/policy-draft.ts';
import { policyFaultsOf, policyReachOf } from '../../../state/queries.ts';
import { FaultList } from './fault-list.tsx';
import { RuleCard } from './rule-card.tsx';
import type { Speech } from './words.ts';

interface RulesTabProps {
  readonly office: Office;
  readonly desk: PolicyDesk;
  readonly drafting: DraftDesk;
  readonly draft: DraftState;
  readonly speech: Speech;
}

type Kind = 'permit' | 'forbid' | 'expert';
const KINDS: readonly Kind[] = ['permit', 'forbid', 'expert'];

/** The rules as sentences: what is permitted, then what is forbidden whatever is permitted. */
export function RulesTab({ office, desk, drafting, draft, speech }: RulesTabProps): ReactElement {
  const { t } = speech;
  const { data: faults = [] } = useQuery(policyFaultsOf(office.link, draft.base, draft.revision));
  const { data: reach } = useQuery(policyReachOf(office.link, draft.base, draft.revision));
  const difference = differenceBetween(desk.content, draft.content);
  const markOf = (rule: PolicyRule): 'new' | 'changed' | null => {
    if (difference.added.some(({ id }) => id === rule.id)) return 'new';
    return difference.changed.some(({ after }) => after.id === rule.id) ? 'changed' : null;
  };
  const [fresh, setFresh] = useState<string | null>(null);
  const put = (rule: PolicyRule): void => drafting.change({ type: 'rule-put', rule });
  const add = (kind: Kind): void => {
    const rule = newRule(kind, freeName(t(`policy.newName.${kind}`), draft.content.rules));
    setFresh(rule.id);
    put(rule);
  };
  return (
    <>
      <FaultList faults={faults.filter(({ ruleId }) => ruleId === null)} />
      {KINDS.map((kind) => {
        const rules = draft.content.rules.filter((rule) => kindOf(rule) === kind);
        return (
          <section key={kind} className="policy-group" aria-label={t(`policy.group.${kind}`)}>
            {kind === 'expert' && rules.length === 0 ? null : <h2>{t(`policy.group.${kind}`)}</h2>}
            {kind !== 'expert' && rules.length === 0 ? <p className="soft">{t(`policy.none.${kind}`)}</p> : null}
            <ul>
              {rules.map((rule) => (
                <RuleCard
                  key={rule.id}
                  office={office}
                  rule={rule}
                  mark={markOf(rule)}
                  speech={speech}
                  faults={faults.filter(({ ruleId }) => ruleId === rule.id)}
                  reach={reach}
                  isFaulty={faults.some(({ severity }) => severity === 'error')}
                  isFresh={rule.id === fresh}
                  onChange={put}
                  onRemove={() => drafting.change({ type: 'rule-removed', ruleId: rule.id })}
                />
              ))}
            </ul>
            <button type="button" className="button quiet policy-add" onClick={() => add(kind)}>
              <Icon name="plus" size={18} />
              {t(`policy.add.${kind}`)}
            </button>
          </section>
        );
      })}
      <label className="table-switch policy-approval">
        <input
          type="checkbox"
          role="switch"
          className="switch"
          checked={draft.content.secondApproval}
          aria-checked={draft.content.secondApproval}
          onChange={({ target: { checked } }) => drafting.change({ type: 'second-approval-set', required: checked })}
        />
        <span>
          {t('policy.secondApproval')} <span className="soft">{t('policy.secondApprovalHint')}</span>
        </span>
      </label>
    </>
  );
}

const kindOf = ({ source }: PolicyRule): Kind => (source.type === 'cedar' ? 'expert' : source.sentence.effect);

/** A new permission starts from the least: seeing the screen, on one's own ticket, within hours. */
function newRule(kind: Kind, name: string): PolicyRule {
  const id = crypto.randomUUID();
  if (kind === 'expert') return { id, name, source: { type: 'cedar', text: FIRST_TEXT } };
  return { id, name, source: { type: 'sentence', sentence: kind === 'permit' ? FIRST_PERMISSION : FIRST_PROHIBITION } };
}

const FIRST_PERMISSION: PolicySentence = {
  effect: 'permit',
  capabilities: ['view'],
  who: { levels: [3], teams: [], certifications: [], origin: 'any', secondFactor: 'any' },
  where: { organisations: [], sites: [], tags: [] },
  when: { contract: 'within-hours', hours: null, assigned: true, openedByEmployee: true, impacts: [] },
  unless: { levels: [], certifications: [] },
  recording: 'free',
};

/** A new prohibition from what one forbids first: the hand, for everybody and at any time, on some workstations alone. */
const FIRST_PROHIBITION: PolicySentence = {
  ...FIRST_PERMISSION,
  effect: 'forbid',
  capabilities: ['control'],
  who: { ...FIRST_PERMISSION.who, levels: [] },
  where: { organisations: [], sites: [], tags: ['sensible'] },
  when: { contract: 'any', hours: null, assigned: false, openedByEmployee: false, impacts: [] },
};

const FIRST_TEXT = `forbid (
  principal,
  action in [Action::"files", Action::"invite"],
  resource
)
when {
  principal.external
};`;

function freeName(name: string, rules: readonly PolicyRule[]): string {
  const taken = new Set(rules.map((rule) => rule.name));
  for (let n = 2; ; n += 1) {
    const candidate = n === 2 ? name : `${name} ${n - 1}`;
    if (!taken.has(candidate)) return candidate;
  }
}
