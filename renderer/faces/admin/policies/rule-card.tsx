import type { ReactElement } from 'react';
import { useEffect, useRef, useState } from 'react';
import { PersonName } from '../../../../app/kernel/scalars.ts';
import type { PolicyFault } from '../../../../app/policy/fault.ts';
import type { PolicyRule } from '../../../../app/policy/rule.ts';
import { toCedar } from '../../../../app/policy/to-cedar.ts';
import type { PolicyReach } from '../../../../app/wire/requests/policy.ts';
import { Refusal } from '../../../shared/parts/refusal.tsx';
import type { RefusalText } from '../../../shared/refusal-text.ts';
import { failureText } from '../../../shared/refusal-text.ts';
import type { Office } from '../../../state/office.ts';
import { ExpertText } from './expert-text.tsx';
import { FaultList } from './fault-list.tsx';
import { ReachLine } from './reach-line.tsx';
import { SentenceLine } from './sentence-line.tsx';
import type { Speech } from './words.ts';
import { sentenceWords } from './words.ts';

interface RuleCardProps {
  readonly office: Office;
  readonly rule: PolicyRule;
  /** Against the version in force. */
  readonly mark: 'new' | 'changed' | null;
  readonly speech: Speech;
  readonly faults: readonly PolicyFault[];
  readonly reach: PolicyReach | undefined;
  /** The draft as a whole has faults. */
  readonly isFaulty: boolean;
  /** Just added: its name is what one writes first. */
  readonly isFresh: boolean;
  readonly onChange: (rule: PolicyRule) => void;
  readonly onRemove: () => void;
}

/** One rule, edited where it stands. */
export function RuleCard(props: RuleCardProps): ReactElement {
  const { office, rule, mark, speech, faults, reach, isFaulty, isFresh, onChange, onRemove } = props;
  const { t } = speech;
  const [showsCedar, setShowsCedar] = useState(false);
  const [unsaid, setUnsaid] = useState<RefusalText | null>(null);
  const { source } = rule;
  const expert = source.type === 'cedar';
  const effect = expert ? 'expert' : source.sentence.effect;
  const spoken = expert ? rule.name : sentenceWords(source.sentence, speech);
  const toExpert = (): void => onChange({ ...rule, source: { type: 'cedar', text: toCedar(rule).cedar } });
  const toSentence = async (): Promise<void> => {
    if (!expert) return;
    const read = await office.link.request('policy.read', { ruleId: rule.id, name: rule.name, text: source.text });
    if (!read.ok) return setUnsaid(failureText(t, read.failure));
    const { sentence } = read.value;
    if (sentence === null)
      return setUnsaid({ what: t('policy.rule.noSentence'), next: t('policy.rule.noSentenceNext') });
    setUnsaid(null);
    onChange({ ...rule, source: { type: 'sentence', sentence } });
  };
  return (
    <li className="policy-rule" data-rule={rule.name} aria-label={spoken}>
      <div className="policy-rule-head">
        <RuleName
          name={rule.name}
          label={t('policy.rule.name')}
          isFresh={isFresh}
          onChange={(name) => onChange({ ...rule, name })}
        />
        {mark === null ? null : <span className="badge good">{t(`policy.rule.${mark}`)}</span>}
        <span className="policy-rule-tools">
          {expert ? (
            <button type="button" className="link" onClick={() => void toSentence()}>
              {t('policy.rule.toSentence')}
            </button>
          ) : (
            <button
              type="button"
              className="link"
              aria-expanded={showsCedar}
              onClick={() => setShowsCedar(!showsCedar)}
            >
              {t(showsCedar ? 'policy.rule.hideCedar' : 'policy.rule.cedar')}
            </button>
          )}
          <button type="button" className="link" onClick={onRemove}>
            {t('policy.rule.remove')}
          </button>
        </span>
      </div>
      {expert ? (
        <ExpertText
          text={source.text}
          faults={faults}
          onChange={(text) => {
            setUnsaid(null);
            onChange({ ...rule, source: { type: 'cedar', text } });
          }}
        />
      ) : (
        <SentenceLine
          sentence={source.sentence}
          speech={speech}
          onChange={(sentence) => onChange({ ...rule, source: { type: 'sentence', sentence } })}
        />
      )}
      {showsCedar && !expert ? (
        <div className="policy-source">
          <pre className="mono">{toCedar(rule).cedar}</pre>
          <button type="button" className="button" onClick={toExpert}>
            {t('policy.rule.toExpert')}
          </button>
        </div>
      ) : null}
      {unsaid === null ? null : <Refusal text={unsaid} icon="info" />}
      <FaultList faults={faults} />
      <ReachLine reach={reach} ruleId={rule.id} effect={effect} isFaulty={isFaulty} />
    </li>
  );
}

interface RuleNameProps {
  readonly name: string;
  readonly label: string;
  readonly isFresh: boolean;
  readonly onChange: (name: string) => void;
}

/** What is no name yet stays in the field and is not kept. */
function RuleName({ name, label, isFresh, onChange }: RuleNameProps): ReactElement {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!isFresh) return;
    input.current?.focus();
    input.current?.select();
  }, [isFresh]);
  const [text, setText] = useState(name);
  const parsed = PersonName.safeParse(text);
  const shown = parsed.success && parsed.data !== name ? name : text;
  return (
    <input
      ref={input}
      className="policy-name"
      aria-label={label}
      aria-invalid={!parsed.success}
      value={shown}
      maxLength={120}
      spellCheck={false}
      onChange={({ target: { value } }) => {
        setText(value);
        const next = PersonName.safeParse(value);
        if (next.success) onChange(next.data);
      }}
    />
  );
}
