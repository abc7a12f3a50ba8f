import { z } from 'zod';
import type { CedarModule, CedarPolicy, Constraint } from './cedar.ts';
import { askTwice } from './living-cedar.ts';
import {
  AnyLabel,
  conjunctsOf,
  disjunctsOf,
  Literals,
  Membership,
  membersOf,
  OneLevel,
  Scope,
} from './parts-of-policy.ts';
import { PolicySentence } from './sentence.ts';
import { isTame } from './tame.ts';
import { cedarOf } from './to-cedar.ts';

/** The sentence that a text says exactly, or null: a text that says anything more, or otherwise, stays the expert's. */
export function sentenceOf(cedar: CedarModule, text: string): PolicySentence | null {
  const written = partsOf(cedar, text);
  if (written === null) return null;
  const guess = PolicySentence.safeParse(guessFrom(written));
  if (!guess.success) return null;
  const again = partsOf(cedar, cedarOf({ id: '', name: '', sentence: guess.data }));
  return again !== null && sameWords(written, again) ? guess.data : null;
}

const partsOf = (cedar: CedarModule, text: string): CedarPolicy | null => {
  if (!isTame(text)) return null;
  const parsed = askTwice(() => cedar.policyToJson(text));
  return parsed.type === 'success' ? parsed.json : null;
};

/** A rule's id and name are its own; any other note says something. */
function sameWords(one: CedarPolicy, other: CedarPolicy): boolean {
  const said = ({ annotations, ...rest }: CedarPolicy): string => {
    const notes = Object.entries(annotations ?? {}).filter(([name]) => name !== 'id' && name !== 'name');
    return JSON.stringify([rest.effect, rest.principal, rest.action, rest.resource, rest.conditions, notes]);
  };
  return said(one) === said(other);
}

/** Reads what it recognises and skips the rest: whether that was all is for the comparison to say. */
function guessFrom({ effect, principal, action, resource, conditions, annotations }: CedarPolicy): unknown {
  const when = conditions.filter(({ kind }) => kind === 'when').flatMap(({ body }) => conjunctsOf(body));
  const alternatives = when.flatMap((one) => disjunctsOf(one));
  const unless = conditions.filter(({ kind }) => kind === 'unless').flatMap(({ body }) => disjunctsOf(body));
  const members = [...namedIn(principal), ...namedIn(resource), ...alternatives.flatMap(namedInCondition)];
  const ids = (type: string): string[] => members.filter((one) => one.type === type).map(({ id }) => id);
  return {
    effect,
    capabilities: namedIn(action).map(({ id }) => id),
    who: {
      levels: levelsIn(when),
      teams: ids('Team'),
      certifications: labelsIn(when, 'certifications'),
      origin: whether(when, 'principal.external', { yes: 'external', no: 'internal' }),
      secondFactor: whether(when, 'principal.secondFactor', { yes: 'with', no: 'without' }),
    },
    where: { organisations: ids('Organisation'), sites: ids('Site'), tags: labelsIn(when, 'tags') },
    when: {
      contract: whether(when, 'context.contract.hours', { yes: 'within-hours', no: 'outside-hours' }),
      hours: hoursIn(when),
      assigned: whether(when, 'context.ticket.assigned', { yes: 'yes', no: 'no' }) === 'yes',
      openedByEmployee: whether(when, 'context.ticket.openedByEmployee', { yes: 'yes', no: 'no' }) === 'yes',
      impacts: chosenIn(when, 'context.ticket.impact'),
    },
    unless: { levels: levelsIn(unless), certifications: labelsIn(unless, 'certifications') },
    recording: annotations?.['recording'] === 'required' ? 'required' : 'free',
  };
}

function namedIn(constraint: Constraint): readonly { type: string; id: string }[] {
  const scope = Scope.safeParse(constraint);
  if (!scope.success) return [];
  if ('entities' in scope.data) return scope.data.entities;
  return [scope.data.op === 'is' ? scope.data.in.entity : scope.data.entity];
}

function namedInCondition(condition: unknown): readonly { type: string; id: string }[] {
  const found = Membership.safeParse(condition);
  return found.success ? membersOf(found.data.in) : [];
}

const levelsIn = (conditions: readonly unknown[]): unknown[] =>
  conditions.flatMap((condition) => {
    const found = OneLevel.safeParse(condition);
    return found.success ? found.data.contains.left.Set.map(({ Value }) => Value) : [];
  });

const labelsIn = (conditions: readonly unknown[], attr: 'tags' | 'certifications'): unknown[] =>
  conditions.flatMap((condition) => {
    const found = AnyLabel.safeParse(condition);
    if (!found.success || found.data.containsAny.left['.'].attr !== attr) return [];
    return found.data.containsAny.right.Set.map(({ Value }) => Value);
  });

/** `any` when the conditions say nothing of it. */
function whether<T extends string>(conditions: readonly unknown[], path: string, words: { yes: T; no: T }): T | 'any' {
  const denied = z.object({ '!': z.object({ arg: z.unknown() }) });
  if (conditions.some((condition) => pathOf(condition) === path)) return words.yes;
  const no = conditions.some((condition) => pathOf(denied.safeParse(condition).data?.['!'].arg) === path);
  return no ? words.no : 'any';
}

/** `["a", "b"].contains(<path>)` */
const chosenIn = (conditions: readonly unknown[], path: string): unknown[] =>
  conditions.flatMap((condition) => {
    const found = z.object({ contains: z.object({ left: Literals, right: z.unknown() }) }).safeParse(condition);
    if (!found.success || pathOf(found.data.contains.right) !== path) return [];
    return found.data.contains.left.Set.map(({ Value }) => Value);
  });

function hoursIn(conditions: readonly unknown[]): unknown {
  const days = chosenIn(conditions, 'context.at.weekday');
  const bound = (operator: '>=' | '<'): unknown => {
    const Compared = z.object({ [operator]: z.object({ left: z.unknown(), right: z.object({ Value: z.number() }) }) });
    const found = conditions
      .map((condition) => Compared.safeParse(condition).data?.[operator])
      .find((compared) => pathOf(compared?.left) === 'context.at.minuteOfDay');
    return found?.right.Value;
  };
  return days.length === 0 ? null : { days, from: bound('>='), until: bound('<') };
}

/** `context.ticket.impact`, for a chain of attributes; empty for anything else. */
function pathOf(expression: unknown): string {
  const attribute = z.object({ '.': z.object({ left: z.unknown(), attr: z.string() }) }).safeParse(expression);
  if (attribute.success) return `${pathOf(attribute.data['.'].left)}.${attribute.data['.'].attr}`;
  return z.object({ Var: z.string() }).safeParse(expression).data?.Var ?? '';
}
