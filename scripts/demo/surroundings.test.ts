import { describe, expect, test } from 'vitest';
import { layoutIn, lookAround, nestedSize } from './surroundings.ts';

describe('the surroundings', () => {
  test('are one shared desktop where there is no X', async () => {
    expect(await lookAround('darwin', { DISPLAY: ':0' })).toEqual({ kind: 'shared', system: 'macOS' });
    expect(await lookAround('win32', {})).toEqual({ kind: 'shared', system: 'Windows' });
  });

  test('are none without a display, or with one that nobody serves', async () => {
    expect(await lookAround('linux', {})).toEqual({ kind: 'none' });
    expect(await lookAround('linux', { DISPLAY: ':65123' })).toEqual({ kind: 'none' });
  });
});

describe('the keyboard of a desktop', () => {
  test('is its first layout, with the variant where there is one', () => {
    const head = 'rules:      evdev\nmodel:      pc105\n';
    expect(layoutIn(`${head}layout:     fr\n`)).toBe('fr');
    expect(layoutIn(`${head}layout:     fr,us\nvariant:    oss,\noptions:    grp:alt\n`)).toBe('fr(oss)');
    expect(layoutIn(`${head}layout:     us,fr\nvariant:    ,oss\n`)).toBe('us');
    expect(layoutIn('')).toBe('us');
  });
});

describe('a nested display', () => {
  test('leaves room on a large desktop and holds the consent letter on a small one', () => {
    expect(nestedSize(1920, 1080)).toEqual({ width: 960, height: 800 });
    expect(nestedSize(3840, 2160)).toEqual({ width: 1280, height: 800 });
    expect(nestedSize(1280, 720)).toEqual({ width: 920, height: 760 });
  });
});
