import { describe, expect, it } from 'vitest';
import { Fingerprint, PersonName, Words } from './scalars.ts';

describe('scalars', () => {
  it('keeps what was written and drops what can’t be seen', () => {
    expect(Words.parse('  Bonjour,\r\nl’é\u00adcran\u200b est noir 👩‍💻\u0000 ')).toBe(
      'Bonjour,\nl’écran est noir 👩‍💻',
    );
    expect(Words.parse('à moitié \ud83d dite')).toBe('à moitié  dite');
    expect(Words.safeParse('\u200b \u00ad').success).toBe(false);
    expect(Words.safeParse('a'.repeat(2001)).success).toBe(false);
  });

  it('refuses names that hide or turn letters', () => {
    for (const name of ['Paul\u202eriondel', 'Paul\ud83d', 'Pa\u200bul', 'Paul\nLenoir', ' ', 'x'.repeat(121)])
      expect(PersonName.safeParse(name).success).toBe(false);
    expect(PersonName.parse(' Zoé N’Guyen-Østergård ')).toBe('Zoé N’Guyen-Østergård');
  });

  it('takes a fingerprint only as SDP writes it', () => {
    const fingerprint = Array.from({ length: 32 }, () => 'AB').join(':');
    expect(Fingerprint.safeParse(fingerprint).success).toBe(true);
    expect(Fingerprint.safeParse(fingerprint.toLowerCase()).success).toBe(false);
    expect(Fingerprint.safeParse(fingerprint.slice(3)).success).toBe(false);
  });
});
