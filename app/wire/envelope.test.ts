import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aGrant } from '../testing/builders.ts';
import { brokerEvents } from './broker-events.ts';
import type { Contract } from './envelope.ts';
import { decode, decodeText, encode, encodeText } from './envelope.ts';
import { consoleMessages, workstationMessages } from './peer.ts';

const contracts: Contract<{ type: string }>[] = [consoleMessages, workstationMessages, brokerEvents];
const FAILURES = new Set(['oversized', 'malformed', 'unknown-version', 'unknown-message']);

describe.each(contracts)('$name', (contract) => {
  it('[W1] answers anything with a message or a named failure, and never throws', () => {
    const envelope = fc.record({
      v: fc.oneof(fc.constant(1), fc.anything()),
      type: fc.oneof(fc.constantFrom(...contract.types), fc.string()),
      x: fc.anything(),
      y: fc.anything(),
      code: fc.anything(),
      key: fc.anything(),
      signed: fc.anything(),
    });
    fc.assert(
      fc.property(fc.oneof(fc.anything(), envelope), (raw) => {
        const result = decode(contract, raw);
        if (!result.ok) expect(FAILURES).toContain(result.failure.type);
      }),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          envelope.map((raw) => String(JSON.stringify(raw))),
        ),
        (text) => {
          const result = decodeText(contract, text);
          if (!result.ok) expect(FAILURES).toContain(result.failure.type);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('[W1] names what is wrong', () => {
    expect(decodeText(contract, ' '.repeat(contract.limit + 1))).toEqual({
      ok: false,
      failure: { type: 'oversized', limit: contract.limit },
    });
    expect(decode(contract, { v: 2, type: [...contract.types][0] })).toEqual({
      ok: false,
      failure: { type: 'unknown-version', version: 2 },
    });
    expect(decode(contract, { v: 1, type: 'open-sesame' })).toEqual({
      ok: false,
      failure: { type: 'unknown-message', name: 'open-sesame' },
    });
    expect(decodeText(contract, '{')).toMatchObject({ ok: false, failure: { type: 'malformed' } });
    expect(decodeText(contract, 7)).toMatchObject({ ok: false, failure: { type: 'malformed' } });
    expect(decode(contract, { v: 1, type: '__proto__' })).toMatchObject({
      ok: false,
      failure: { type: 'unknown-message' },
    });
  });
});

describe('round trip', () => {
  it('what one side encodes, the other decodes', () => {
    const granted = { type: 'granted' as const, signed: aGrant() };
    expect(decodeText(workstationMessages, encodeText(granted))).toEqual({ ok: true, value: granted });
    const moved = { type: 'pointer-moved' as const, x: 0.25, y: 1 };
    expect(decodeText(consoleMessages, encodeText(moved))).toEqual({ ok: true, value: moved });
    expect(decode(brokerEvents, encode({ type: 'signed-out' }))).toEqual({ ok: true, value: { type: 'signed-out' } });
  });

  it('[W1] a point outside the picture is malformed', () => {
    for (const x of [-0.01, 1.01, Number.NaN, '0'])
      expect(decode(consoleMessages, { v: 1, type: 'pointer-moved', x, y: 0 })).toEqual({
        ok: false,
        failure: { type: 'malformed', where: 'x' },
      });
  });
});
