import { describe, expect, test } from 'vitest';
import { languageOf, openWords } from './words.mjs';

describe('the words of the terminal', () => {
  test('are French where the terminal is, English elsewhere; the strongest variable wins', () => {
    expect(languageOf({ LANG: 'fr_FR.UTF-8' })).toBe('fr');
    expect(languageOf({ LANG: 'C.UTF-8' })).toBe('en');
    expect(languageOf({ LANG: 'fr_FR.UTF-8', LC_ALL: 'en_GB.UTF-8' })).toBe('en');
    expect(languageOf({ LANG: 'de_DE.UTF-8', LC_MESSAGES: 'fr_CA.UTF-8', LC_ALL: '' })).toBe('fr');
  });

  test('are those of the pages, with their values', () => {
    expect(openWords('fr')('technician.do.take')).toBe('Prendre en charge');
    expect(openWords('en')('session.view.left', { time: '20 min' })).toBe('20 min left');
  });

  test('that are missing, or that lack a value, are faults', () => {
    expect(() => openWords('fr')('technician.do.nothing')).toThrow('no sentence technician.do.nothing in fr');
    expect(() => openWords('fr')('technician.do')).toThrow('no sentence');
    expect(() => openWords('en')('session.view.left')).toThrow('needs time');
  });
});
