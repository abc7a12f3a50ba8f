import type { ReactElement } from 'react';
import type { Span } from '../../../app/knowledge/prose.ts';
import { readProse } from '../../../app/knowledge/prose.ts';
import { keyed } from './keyed.ts';

/** An article's words as they are meant to be read; nothing in them becomes anything but text and marks. */
export function Prose({ text }: { readonly text: string }): ReactElement {
  return (
    <div className="prose">
      {keyed(readProse(text)).map(([key, block]) => {
        if (block.type === 'paragraph') return <p key={key}>{spansOf(block.spans)}</p>;
        const items = keyed(block.items).map(([item, spans]) => <li key={item}>{spansOf(spans)}</li>);
        return block.type === 'numbers' ? <ol key={key}>{items}</ol> : <ul key={key}>{items}</ul>;
      })}
    </div>
  );
}

const spansOf = (spans: readonly Span[]): ReactElement[] =>
  keyed(spans).map(([key, span]) => <Run key={key} span={span} />);

function Run({ span }: { readonly span: Span }): ReactElement {
  switch (span.type) {
    case 'strong':
      return <strong>{span.text}</strong>;
    case 'emphasis':
      return <em>{span.text}</em>;
    case 'code':
      return <code>{span.text}</code>;
    // No window of the application opens another page: the address is there to be read and copied.
    case 'link':
      return (
        <>
          {span.text} (<span className="prose-address">{span.href}</span>)
        </>
      );
    case 'text':
      return <>{span.text}</>;
  }
}
