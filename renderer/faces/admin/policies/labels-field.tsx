import type { ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Label } from '../../../../app/policy/sentence.ts';
import { TextField } from '../../../shared/parts/text-field.tsx';

interface LabelsFieldProps {
  readonly label: string;
  readonly value: readonly string[];
  readonly onChange: (value: string[]) => void;
}

/** Words separated by commas; what is being typed stays as it is typed. */
export function LabelsField({ label, value, onChange }: LabelsFieldProps): ReactElement {
  const { t } = useTranslation();
  const [text, setText] = useState(value.join(', '));
  const shown = sameWords(labelsIn(text), value) ? text : value.join(', ');
  return (
    <TextField
      label={label}
      value={shown}
      hint={t('policy.who.labelsHint')}
      onChange={(typed) => {
        setText(typed);
        onChange(labelsIn(typed));
      }}
    />
  );
}

function labelsIn(text: string): string[] {
  const words = text.split(',').map((word) => Label.safeParse(word));
  return [...new Set(words.flatMap((word) => (word.success ? [word.data] : [])))].slice(0, 40);
}

const sameWords = (one: readonly string[], other: readonly string[]): boolean => one.join('\n') === other.join('\n');
