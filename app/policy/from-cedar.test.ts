import * as module from '@cedar-policy/cedar-wasm/nodejs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostileLabel, sentences } from '../../tests/support/policy-arbitraries.ts';
import { id } from '../testing/builders.ts';
import { aSentence } from '../testing/policy-builders.ts';
import { sentenceOf } from './from-cedar.ts';
import { cedarOf } from './to-cedar.ts';

const textOf = (over = {}): string => cedarOf({ id: id(1), name: 'Une règle', sentence: aSentence(over) });

describe('a text as a sentence', () => {
  it('is the sentence that it was made from', () => {
    fc.assert(
      fc.property(sentences(hostileLabel), (sentence) => {
        const recording = sentence.effect === 'permit' ? sentence.recording : 'free';
        const text = cedarOf({ id: id(1), name: 'Une règle', sentence });
        expect(sentenceOf(module, text)).toEqual({ ...sentence, recording });
      }),
      { numRuns: 60 },
    );
  });

  it('is read whatever its layout and comments', () => {
    const text = 'permit(principal,action in[Action::"view"],resource)when{principal.secondFactor}; // oui';
    expect(sentenceOf(module, text)?.who.secondFactor).toBe('with');
  });

  it.each([
    ['a condition it has no slot for', textOf().replace(';', ' when { context.contract.exists };')],
    ['an attribute that is not the contract’s', textOf().replace(';', ' when { principal.external == false };')],
    ['any action', 'permit(principal, action, resource);'],
    ['one technician', `permit(principal == Technician::"${id(1)}", action in [Action::"view"], resource);`],
    ['a note of its own', `@why("parce que") ${textOf()}`],
    [
      'two conditions of a kind',
      textOf({ where: { organisations: [], sites: [], tags: ['a'] } }).replace(
        '}',
        '&& resource.tags.containsAny(["b"])}',
      ),
    ],
    ['what is no policy', 'permit(principal'],
    [
      'what is nested too deep',
      `permit(principal, action, resource) when { ${'('.repeat(300)}true${')'.repeat(300)} };`,
    ],
  ])('stays text when it holds %s', (_case, text) => {
    expect(sentenceOf(module, text)).toBeNull();
  });
});
