import type { ReactElement } from 'react';
import { useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PolicyFault } from '../../../../app/policy/fault.ts';
import { RULE_TEXT_LIMIT } from '../../../../app/policy/rule.ts';

interface ExpertTextProps {
  readonly text: string;
  readonly faults: readonly PolicyFault[];
  readonly onChange: (text: string) => void;
}

/** Cedar as an expert writes it; a line with a fault is marked beside its number. */
export function ExpertText({ text, faults, onChange }: ExpertTextProps): ReactElement {
  const { t } = useTranslation();
  const id = useId();
  const gutter = useRef<HTMLPreElement>(null);
  const lines = text.split('\n');
  const faulty = new Set(faults.flatMap(({ at }) => (at === null ? [] : [at.from.line])));
  return (
    <div className="policy-expert">
      <label className="visually-hidden" htmlFor={id}>
        {t('policy.rule.text')}
      </label>
      <pre ref={gutter} className="policy-gutter mono" aria-hidden="true">
        {lines.map((_, n) => (faulty.has(n + 1) ? `● ${n + 1}` : `${n + 1}`)).join('\n')}
      </pre>
      <textarea
        id={id}
        className="policy-text mono"
        value={text}
        rows={Math.min(24, Math.max(4, lines.length))}
        spellCheck={false}
        wrap="off"
        maxLength={RULE_TEXT_LIMIT}
        aria-invalid={faults.some(({ severity }) => severity === 'error')}
        onScroll={({ currentTarget }) => {
          if (gutter.current !== null) gutter.current.scrollTop = currentTarget.scrollTop;
        }}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}
