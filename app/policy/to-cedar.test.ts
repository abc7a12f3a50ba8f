import * as module from '@cedar-policy/cedar-wasm/nodejs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostile, hostileLabel, sentences } from '../../tests/support/policy-arbitraries.ts';
import { id } from '../testing/builders.ts';
import { aSentence } from '../testing/policy-builders.ts';
import { quoted } from './cedar-text.ts';
import { cedarOf } from './to-cedar.ts';

const parsed = (text: string) => {
  const answer = module.policyToJson(text);
  if (answer.type === 'failure') throw new Error(`${answer.errors[0]?.message} in ${text}`);
  return answer.json;
};

describe('a sentence as Cedar', () => {
  it('reads as the sentence does', () => {
    const sentence = aSentence({
      capabilities: ['view', 'control'],
      who: { levels: [2, 3], teams: [id(70)], certifications: [], origin: 'internal', secondFactor: 'with' },
      where: { organisations: [id(80)], sites: [id(90)], tags: ['compta'] },
      when: {
        contract: 'within-hours',
        hours: { days: ['mon', 'fri'], from: 480, until: 1080 },
        assigned: true,
        openedByEmployee: true,
        impacts: ['blocked'],
      },
      unless: { levels: [3], certifications: ['habilité'] },
      recording: 'required',
    });
    expect(cedarOf({ id: id(1), name: 'Comptabilité', sentence })).toBe(`@id("${id(1)}")
@name("Comptabilité")
@recording("required")
permit (
  principal in Team::"${id(70)}",
  action in [Action::"view", Action::"control"],
  resource
)
when {
  [2, 3].contains(principal.level) &&
  (resource in [Organisation::"${id(80)}"] || resource in [Site::"${id(90)}"]) &&
  resource.tags.containsAny(["compta"]) &&
  !principal.external &&
  principal.secondFactor &&
  context.contract.hours &&
  ["mon", "fri"].contains(context.at.weekday) &&
  context.at.minuteOfDay >= 480 &&
  context.at.minuteOfDay < 1080 &&
  context.ticket.assigned &&
  context.ticket.openedByEmployee &&
  ["blocked"].contains(context.ticket.impact)
}
unless {
  [3].contains(principal.level) ||
  principal.certifications.containsAny(["habilité"])
};`);
  });

  it('[P3] a literal holds the text it was made of, whatever that is', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const { annotations } = parsed(`@name(${quoted(text)}) permit(principal, action, resource);`);
        expect(annotations).toEqual({ name: text.toWellFormed() });
      }),
      { numRuns: 500 },
    );
  });

  it('[P3] no name and no tag changes what a policy says', () => {
    const harmless = 'x';
    fc.assert(
      fc.property(sentences(hostileLabel), hostile, (sentence, name) => {
        const json = JSON.stringify(parsed(cedarOf({ id: id(1), name, sentence })), (key, value: unknown) =>
          key === 'annotations' ? undefined : value,
        );
        const named = [...sentence.who.certifications, ...sentence.where.tags, ...sentence.unless.certifications];
        const tame = named.reduce(
          (text, label) => text.replaceAll(JSON.stringify(label), JSON.stringify(harmless)),
          json,
        );
        const alike = (labels: readonly string[]): string[] => labels.map(() => harmless);
        const twin = cedarOf({
          id: id(1),
          name: harmless,
          sentence: {
            ...sentence,
            who: { ...sentence.who, certifications: alike(sentence.who.certifications) },
            where: { ...sentence.where, tags: alike(sentence.where.tags) },
            unless: { ...sentence.unless, certifications: alike(sentence.unless.certifications) },
          },
        });
        const expected = JSON.stringify(parsed(twin), (key, value: unknown) =>
          key === 'annotations' ? undefined : value,
        );
        expect(tame).toBe(expected);
      }),
      { numRuns: 120 },
    );
  });
});
