import type { ReactElement } from 'react';
import { useState } from 'react';
import type { PolicyRule } from '../../../../app/policy/rule.ts';
import { toCedar } from '../../../../app/policy/to-cedar.ts';
import type { Speech } from './words.ts';
import { sentenceWords } from './words.ts';

interface RuleSaidProps {
  readonly rule: PolicyRule;
  readonly speech: Speech;
  /** Against the version in force. */
  readonly mark?: 'new' | 'changed' | null;
}

/** A rule to be read: its sentence first, and behind a button the Cedar that decides. */
export function RuleSaid({ rule, speech, mark = null }: RuleSaidProps): ReactElement {
  const { t } = speech;
  const [shows, setShows] = useState(false);
  const { name, source } = rule;
  return (
    <div className="policy-said">
      <p>
        <strong>{name}</strong> {mark === null ? null : <span className="badge good">{t(`policy.rule.${mark}`)}</span>}
      </p>
      {source.type === 'sentence' ? (
        <p>{sentenceWords(source.sentence, speech)}</p>
      ) : (
        <p className="soft">{t('policy.rule.onlyCedar')}</p>
      )}
      <button type="button" className="link" aria-expanded={shows} onClick={() => setShows(!shows)}>
        {t(shows ? 'policy.rule.hideText' : 'policy.rule.seeText')}
        <span className="visually-hidden"> {name}</span>
      </button>
      {shows ? <pre className="mono">{toCedar(rule).cedar}</pre> : null}
    </div>
  );
}
