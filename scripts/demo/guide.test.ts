import { describe, expect, test } from 'vitest';
import { accountsOf } from './accounts.ts';
import type { Places } from './guide.ts';
import { guideFor } from './guide.ts';
import { openWords } from './words.mjs';

const languages = ['fr', 'en'] as const;
const everywhere: readonly Places[] = [
  { kind: 'desktop', deskTitle: openWords('fr')('demo.live.deskTitle') },
  { kind: 'virtual', desk: ':100', console: ':101' },
  { kind: 'shared', system: 'Windows' },
];
const cases = languages.flatMap((language) => everywhere.map((places) => [language, places.kind, places] as const));

describe('the guide', () => {
  test.each(cases)('fits one terminal screen (%s, %s)', (language, _, places) => {
    const say = openWords(language);
    const lines = guideFor(
      { places, reference: 'INC-2026-000001', url: 'http://127.0.0.1:47000', accounts: accountsOf(say) },
      say,
    );
    expect(lines.length).toBeLessThanOrEqual(24);
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
    expect(lines.filter((line) => line !== line.trimEnd())).toEqual([]);
  });

  test('names everybody with their password, the ticket, and each button as its page does', () => {
    const say = openWords('fr');
    const accounts = accountsOf(say);
    const text = guideFor(
      {
        places: { kind: 'virtual', desk: ':7', console: ':8' },
        reference: 'INC-2026-000042',
        url: 'http://x',
        accounts,
      },
      say,
    ).join('\n');
    for (const shown of accounts.flatMap(({ name, email, password }) => [name, email, password]))
      expect(text).toContain(shown);
    for (const shown of ['INC-2026-000042', 'Prendre en charge', 'Accepter', ':7', ':8', 'http://x', '--auto'])
      expect(text).toContain(shown);
  });
});
