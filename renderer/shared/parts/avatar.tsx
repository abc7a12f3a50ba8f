import type { ReactElement } from 'react';

/** First and last initial; decorative, the name stands beside it. */
export function Avatar({ name, large = false }: { readonly name: string; readonly large?: boolean }): ReactElement {
  return (
    <span className={large ? 'avatar large' : 'avatar'} aria-hidden="true">
      {initialsOf(name)}
    </span>
  );
}

function initialsOf(name: string): string {
  const parts = name.split(/[\s-]+/u).filter((part) => part !== '');
  const letters = [parts.at(0), parts.length > 1 ? parts.at(-1) : undefined].map(
    (part) => [...(part ?? '')].at(0) ?? '',
  );
  return letters.join('').toLocaleUpperCase();
}
