import { describe, expect, it } from 'vitest';
import { PROTOCOL } from '../../app/wire/envelope.ts';
import { openEnvelope } from './parse-request.ts';

const said = (text: string) => openEnvelope({ v: PROTOCOL, type: 'ticket.show', input: { deep: [{ [text]: text }] } });

describe('[W1] a request', () => {
  it.each(['\0', 'a\0b', '\ud800', 'x\udc00', '\udc00\ud800', '\\\0'])(
    'with what is no text (%j) is malformed',
    (text) => {
      expect(said(text)).toEqual({ ok: false, failure: { type: 'malformed', where: 'not text' } });
    },
  );

  it.each(['C:\\u0000', '\\ud800', '\\\\ud800', '😀', 'é\n\t"', '\u200d'])('with any text (%j) is read', (text) => {
    expect(said(text)).toMatchObject({ ok: true });
  });
});
