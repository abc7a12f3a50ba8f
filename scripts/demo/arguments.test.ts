import { describe, expect, test } from 'vitest';
import { readArguments } from './arguments.mjs';

describe('the arguments of the demo', () => {
  test('are none, --auto, or --auto --json in any order', () => {
    expect(readArguments([])).toEqual({ type: 'run', auto: false, json: false });
    expect(readArguments(['--auto'])).toEqual({ type: 'run', auto: true, json: false });
    expect(readArguments(['--json', '--auto'])).toEqual({ type: 'run', auto: true, json: true });
  });

  test('help is given whatever else is asked', () => {
    expect(readArguments(['--auto', '--help'])).toEqual({ type: 'help' });
    expect(readArguments(['-h'])).toEqual({ type: 'help' });
  });

  test('what is unknown is named, and figures without a play are unknown', () => {
    expect(readArguments(['--auto', '--quick', '--help'])).toEqual({ type: 'unknown', argument: '--quick' });
    expect(readArguments(['auto'])).toEqual({ type: 'unknown', argument: 'auto' });
    expect(readArguments(['--json'])).toEqual({ type: 'unknown', argument: '--json' });
  });
});
