import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';
import { languageOf, languageOfTerminal, loadSentences } from './sentences.ts';

const sentences = loadSentences();

describe('what the broker says to people', () => {
  it('is there in both languages for every variable that may be wrong', () => {
    const wrong = Object.fromEntries(
      [
        'HOST',
        'PORT',
        'PUBLIC_URL',
        'ALLOWED_ORIGINS',
        'TRUSTED_PROXIES',
        'DATA_DIR',
        'AUTH_SECRET',
        'METRICS_TOKEN',
        'STUN_URLS',
        'TURN_URLS',
        'TURN_SECRET',
        'CONSENT_SECONDS',
        'LOG_LEVEL',
      ].map((name) => [`ACCORD_${name}`, ' ? ? ']),
    );
    const read = readConfig({ ...wrong, DATABASE_URL: '?' });
    const variables = read.ok ? [] : read.failure.variables;
    expect(variables).toEqual([...Object.keys(wrong), 'DATABASE_URL'].toSorted());
    for (const variable of variables)
      for (const language of ['fr', 'en'] as const)
        expect(sentences(language, `configuration.${variable}`)).toMatch(language === 'fr' ? /écrivez/ : /write/);
  });

  it('names what it is about', () => {
    expect(sentences('fr', 'dataFolderInUse', { folder: '/données/ici' })).toContain('/données/ici');
    expect(sentences('en', 'portInUse', { port: '4700' })).toContain('Port 4700 is taken');
  });

  it.each([
    ['', 'fr'],
    ['de-DE', 'fr'],
    ['en-US,en;q=0.9', 'en'],
    ['de-DE,en;q=0.8,fr;q=0.5', 'en'],
    ['fr-CH, en;q=0.9', 'fr'],
  ])('is in the language that %j asks for', (wish, language) => {
    expect(languageOf(wish)).toBe(language);
  });

  it.each([
    [{}, 'en'],
    [{ LANG: 'C.UTF-8' }, 'en'],
    [{ LANG: 'fr_FR.UTF-8' }, 'fr'],
    [{ LANG: 'fr_FR.UTF-8', LC_ALL: '' }, 'fr'],
    [{ LANG: 'fr_FR.UTF-8', LC_ALL: 'en_GB.UTF-8' }, 'en'],
    [{ LANG: 'de_DE.UTF-8', LC_MESSAGES: 'fr_CA.UTF-8', LC_ALL: '' }, 'fr'],
  ] as const)('is in that of the terminal where it is one: %j', (env, language) => {
    expect(languageOfTerminal(env)).toBe(language);
  });
});
