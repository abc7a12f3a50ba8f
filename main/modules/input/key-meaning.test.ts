import { describe, expect, test } from 'vitest';
import type { ModifierName } from './key-meaning.ts';
import { meaningOf } from './key-meaning.ts';

const held = (...names: ModifierName[]) => new Set(names);
const character = (text: string, composed = false) => ({ type: 'character', character: text, composed });

describe('what a key of the console means', () => {
  test.each([
    ['a letter', 'KeyQ', 'a', held(), character('a')],
    ['a capital', 'KeyQ', 'A', held('Shift'), character('A')],
    ['a decomposed accent', 'KeyE', 'e\u0301', held(), character('é')],
    ['an emoji', 'KeyE', '😀', held(), character('😀')],
    ['AltGr on Linux', 'Digit0', '@', held('AltGraph'), character('@', true)],
    ['AltGr on Windows', 'Digit0', '@', held('Control', 'AltGraph'), character('@', true)],
    ['Control and Alt for AltGr', 'Digit0', '@', held('Control', 'Alt'), character('@', true)],
    ['a shortcut with both', 'KeyT', 't', held('Control', 'Alt'), character('t')],
    ['a shortcut under Caps Lock', 'KeyS', 'S', held('Control'), character('s')],
    ['a shortcut with Shift', 'KeyT', 'T', held('Control', 'Shift'), character('T')],
    ['a shortcut with Shift under Caps Lock', 'KeyT', 't', held('Control', 'Shift'), character('T')],
    ['a shortcut of a sign', 'Equal', '+', held('Control', 'Shift'), character('+')],
    ['several characters at once', 'KeyG', 'لا', held(), { type: 'text', text: 'لا' }],
    ['a named key', 'ArrowLeft', 'ArrowLeft', held(), { type: 'named', name: 'ArrowLeft' }],
    ['a function key', 'F5', 'F5', held(), { type: 'named', name: 'F5' }],
    ['a modifier', 'ShiftRight', 'Shift', held(), { type: 'modifier', modifier: 'Shift', side: 'right' }],
    ['Control on Caps Lock', 'CapsLock', 'Control', held(), { type: 'modifier', modifier: 'Control', side: 'left' }],
    ['AltGr itself', 'AltRight', 'AltGraph', held(), { type: 'modifier', modifier: 'AltGraph', side: 'right' }],
    ['a dead key', 'BracketLeft', 'Dead', held(), { type: 'silent' }],
    ['Caps Lock', 'CapsLock', 'CapsLock', held(), { type: 'silent' }],
    ['an input method', 'KeyA', 'Process', held(), { type: 'silent' }],
    ['a control character', 'KeyA', '\u0003', held(), { type: 'silent' }],
    ['half a character', 'KeyA', '\ud83d', held(), { type: 'silent' }],
  ])('%s', (_name, code, key, modifiers, meaning) => {
    expect(meaningOf({ code, key }, modifiers)).toEqual(meaning);
  });
});
