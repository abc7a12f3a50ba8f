import type { ReactElement } from 'react';
import type { PolicyDifference } from '../../../../app/policy/difference.ts';
import type { PolicyRule } from '../../../../app/policy/rule.ts';
import type { Speech } from './words.ts';
import { sentenceWords } from './words.ts';

interface DifferenceViewProps {
  readonly difference: PolicyDifference;
  readonly speech: Speech;
}

/** What one version has that another has not, in sentences. */
export function DifferenceView({ difference, speech }: DifferenceViewProps): ReactElement {
  const { t } = speech;
  const { added, removed, changed, secondApproval } = difference;
  return (
    <ul className="policy-difference">
      {added.map((rule) => (
        <li key={rule.id}>
          <Head word={t('policy.publish.added')} name={rule.name} />
          <ins>{said(rule, speech)}</ins>
        </li>
      ))}
      {changed.map(({ before, after }) => (
        <li key={after.id}>
          <Head word={t('policy.publish.changed')} name={after.name} />
          <del>
            {before.name === after.name ? null : `${before.name} · `}
            {said(before, speech)}
          </del>
          <ins>{said(after, speech)}</ins>
        </li>
      ))}
      {removed.map((rule) => (
        <li key={rule.id}>
          <Head word={t('policy.publish.removed')} name={rule.name} />
          <del>{said(rule, speech)}</del>
        </li>
      ))}
      {secondApproval === null ? null : (
        <li>{t(secondApproval ? 'policy.publish.approvalOn' : 'policy.publish.approvalOff')}</li>
      )}
    </ul>
  );
}

const Head = ({ word, name }: { readonly word: string; readonly name: string }): ReactElement => (
  <p>
    <span className="soft">{word}</span> <strong>{name}</strong>
  </p>
);

const said = ({ source }: PolicyRule, speech: Speech): ReactElement | string =>
  source.type === 'cedar' ? <code className="mono">{source.text}</code> : sentenceWords(source.sentence, speech);
