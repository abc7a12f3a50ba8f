import { describe, expect, test } from 'vitest';
import { missingThings, packageNames } from './needs.mjs';

describe('what a machine lacks', () => {
  test('is named once, however many needs ask for it', () => {
    expect(missingThings(['turn', 'turn'], () => false)).toHaveLength(1);
  });

  test('is nothing where everything is there', () => {
    expect(missingThings(['electron', 'display', 'browser', 'turn', 'video'], () => true)).toEqual([]);
  });

  test('is one package of a thing that two commands could give', () => {
    const missing = missingThings(['browser'], ({ commands }) => commands?.includes('google-chrome') === true);
    expect(missing).toEqual([]);
  });

  test('is asked by the name that this release of Debian knows', () => {
    const sound = missingThings(['electron'], ({ library }) => library !== 'libasound.so.2');
    expect(packageNames(sound, (name) => name.endsWith('t64'))).toEqual(['libasound2t64']);
    expect(packageNames(sound, (name) => name === 'libasound2')).toEqual(['libasound2']);
    expect(packageNames(sound, () => false)).toEqual(['libasound2']);
  });
});
