import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Span } from './prose.ts';
import { readProse } from './prose.ts';

const spansIn = (text: string): Span[] =>
  readProse(text).flatMap((block) => (block.type === 'paragraph' ? block.spans : block.items.flat()));

describe('prose', () => {
  it('is paragraphs and lists, a list right under its sentence included', () => {
    expect(readProse('Choisissez :\n- **Windows** : ici\n- `code`\n\nPuis *attendez*.\n1. un\n2) deux')).toEqual([
      { type: 'paragraph', spans: [{ type: 'text', text: 'Choisissez :' }] },
      {
        type: 'bullets',
        items: [
          [
            { type: 'strong', text: 'Windows' },
            { type: 'text', text: ' : ici' },
          ],
          [{ type: 'code', text: 'code' }],
        ],
      },
      {
        type: 'paragraph',
        spans: [
          { type: 'text', text: 'Puis ' },
          { type: 'emphasis', text: 'attendez' },
          { type: 'text', text: '.' },
        ],
      },
      { type: 'numbers', items: [[{ type: 'text', text: 'un' }], [{ type: 'text', text: 'deux' }]] },
    ]);
  });

  it.each([
    '[ici](javascript:alert(1))',
    '[ici](http://example.org/)',
    '[ici](data:text/html,x)',
    '[ici](https://)',
    '[ici](//example.org)',
    '<a href="https://example.org">ici</a>',
    '<img src=x onerror=alert(1)>',
    '![](https://example.org/x.png)',
  ])('[N6] %s leads nowhere', (text) => {
    expect(spansIn(text).filter(({ type }) => type === 'link')).toEqual([]);
    expect(spansIn(text).map((span) => span.text)).toEqual([text]);
  });

  it('[N6] whatever is written, a link is https and every character is kept or is a mark', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '**',
        '*',
        '`',
        '[',
        '](',
        ')',
        'https://a.example/',
        'javascript:',
        '<script>',
        '\n',
        '- ',
        '1. ',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        for (const span of spansIn(text)) {
          expect(text.replaceAll(/\s+/g, ' ')).toContain(span.text.replaceAll(/\s+/g, ' '));
          if (span.type === 'link') expect(span.href).toMatch(/^https:\/\/[a-z0-9][a-z0-9.-]*(?:[:/?#]|$)/i);
        }
      }),
    );
  });
});
