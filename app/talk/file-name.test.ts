import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginsAsProgram, FileName, isProgram, safeFileName } from './file-name.ts';

const anyName = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc
    .array(
      fc.constantFrom('..', '/', '\\', '.', ' ', 'con', 'NUL', 'com1', ':', '\u202e', '\u0000', 'é', '.png', 'x'),
      {
        maxLength: 60,
      },
    )
    .map((parts) => parts.join('')),
);

describe('[M6] a file’s name', () => {
  it('stays in its folder on every system, whatever it was', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        const safe = safeFileName(name);
        expect(safe).not.toMatch(/[/\\<>:"|?*]|[\p{Cc}\p{Cf}\p{Cs}]/u);
        expect(safe).not.toMatch(/^[. ]|[. ]$/);
        expect(safe).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i);
        expect(safe.length).toBeGreaterThan(0);
        expect(new TextEncoder().encode(safe).length).toBeLessThanOrEqual(255);
      }),
      { numRuns: 2000 },
    );
  });

  it('is what it is once it was made safe', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        expect(safeFileName(safeFileName(name))).toBe(safeFileName(name));
        expect(FileName.safeParse(safeFileName(name)).success).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['capture.png', 'capture.png'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\camille\\Bureau\\erreur.docx', 'erreur.docx'],
    ['rapport\u202egpj.exe', 'rapportgpj.exe'],
    ['CON.txt', '_CON.txt'],
    ['...', 'fichier'],
    ['Compte rendu : "final".pdf', 'Compte rendu _ _final_.pdf'],
    [`${'a'.repeat(300)}.tar.gz`, `${'a'.repeat(117)}.gz`],
  ])('%j becomes %j', (name, safe) => {
    expect(safeFileName(name)).toBe(safe);
  });

  it('says whether a system would run it', () => {
    for (const name of ['a.exe', 'a.EXE', 'facture.pdf.js', 'x.lnk', 'x.ps1', 'x.scr'])
      expect(isProgram(name)).toBe(true);
    for (const name of ['a.png', 'exe', 'a.exe.txt', 'notes.docx', 'trace.log']) expect(isProgram(name)).toBe(false);
  });

  it('does not hide what begins as a program', () => {
    expect(beginsAsProgram(new TextEncoder().encode('MZ\u0090'))).toBe(true);
    expect(beginsAsProgram(new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 2]))).toBe(true);
    expect(beginsAsProgram(new TextEncoder().encode('#!/bin/sh'))).toBe(true);
    expect(beginsAsProgram(new TextEncoder().encode('Bonjour'))).toBe(false);
    expect(beginsAsProgram(new Uint8Array())).toBe(false);
  });
});
