import type { ReactElement } from 'react';
import { keyWords } from '../../../app/consent/key-words.ts';

interface KeyWordsProps {
  readonly of: string;
  /** What the key is, for who listens. */
  readonly label: string;
}

/** A key as eight numbered words: said aloud and compared, where forty signs would only be looked at. */
export function KeyWords({ of, label }: KeyWordsProps): ReactElement {
  return (
    <ol className="key-words mono" aria-label={label}>
      {[...keyWords(of).entries()].map(([place, word]) => (
        <li key={place}>{word}</li>
      ))}
    </ol>
  );
}
