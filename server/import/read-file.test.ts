import { describe, expect, it } from 'vitest';
import { readFile } from './read-file.ts';

const read = (text: string) => readFile(Buffer.from(text), 'technicians');

describe('[D15] a file', () => {
  it('is read by its titles, whatever stands between them without one', () => {
    const { lines, faults } = read('Nom;;E-mail;Équipe;Niveau\nInès;;ines@example.org;Support;N2\n');
    expect(faults).toEqual([]);
    expect(lines[0]?.values).toEqual({ name: 'Inès', email: 'ines@example.org', team: 'Support', level: 'N2' });
  });

  it('has no place for a value without a title, between the others as little as behind them', () => {
    for (const text of ['Nom;;E-mail\nInès;x;ines@example.org\n', 'Nom;E-mail\nInès;ines@example.org;x\n'])
      expect(read(text).faults).toEqual([expect.objectContaining({ line: 2, type: 'too-many-values' })]);
  });

  it('names a title that comes twice, under any of its names', () => {
    expect(read('Nom;E-mail;Courriel\nInès;a@example.org;b@example.org\n').faults).toEqual([
      expect.objectContaining({ line: 1, column: 'Courriel', type: 'twice' }),
    ]);
  });
});
