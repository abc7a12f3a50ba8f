import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';
import { languageOf, loadSentences } from './sentences.ts';

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
    ['C.UTF-8', 'fr'],
    ['de_DE.UTF-8', 'fr'],
    ['fr_FR.UTF-8', 'fr'],
    ['en_GB.UTF-8', 'en'],
    ['en-US,en;q=0.9', 'en'],
    ['de-DE,en;q=0.8,fr;q=0.5', 'en'],
    ['fr-CH, en;q=0.9', 'fr'],
  ])('is in the language that %j asks for', (wish, language) => {
    expect(languageOf(wish)).toBe(language);
  });
});
