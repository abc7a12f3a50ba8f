import type { PolicyCapability } from './capability.ts';
import type { CedarCall } from './cedar.ts';
import type { CapabilityDecision } from './decision.ts';
import type { PolicyEngine } from './engine.ts';
import type { PolicyInput } from './input.ts';
import { askTwice, CedarBrokeDown } from './living-cedar.ts';
import type { Cedar } from './open-cedar.ts';
import type { Breathe, Readings } from './readings.ts';
import { callFor } from './request.ts';
import type { CedarRule } from './rule.ts';
import { isTame } from './tame.ts';

/**
 * Decides as `createPolicyEngine` does, by asking Cedar about every rule there is: some milliseconds a thousand rules
 * and question, and ready in a fraction of the time that reading them takes. For whoever can't wait for that.
 */
export async function prepareWholeEngine(
  cedar: Cedar,
  rules: readonly CedarRule[],
  breathe: Breathe,
): Promise<PolicyEngine> {
  const parts: Part[] = [];
  const sorted = [...rules].sort((one, other) => (one.id < other.id ? -1 : 1));
  for (let at = 0; at < sorted.length; at += TOGETHER) {
    await breathe();
    const part = sorted.slice(at, at + TOGETHER);
    if (!part.every(({ cedar: text }) => isTame(text))) throw new Error('one of the rules is nested too deep');
    askTwice(() => nameOf(cedar, part));
    parts.push(part);
  }
  const decideOne = (input: PolicyInput, capability: PolicyCapability): CapabilityDecision | null => {
    const call = callFor(input, capability);
    const answers = parts.map((part) => askPart(cedar, part, call));
    return answers.some((answer) => answer === null)
      ? null
      : concluded(
          capability,
          answers.flatMap((answer) => answer ?? []),
        );
  };
  return { decide: (input, capabilities) => capabilities.flatMap((one) => decideOne(input, one) ?? []) };
}

type Part = readonly CedarRule[];

/** A few milliseconds' work for Cedar's parser. */
const TOGETHER = 25;

const nameOf = ({ slices }: Cedar, part: Part): string =>
  slices.nameOf(part, 'whole', () => Object.fromEntries(part.map(({ cedar }, at) => [String(at), cedar])));

interface Applying {
  readonly rule: CedarRule;
  readonly effect: 'permit' | 'forbid';
  readonly recordingRequired: boolean;
}

/** The rules that apply, of the kind that wins; a prohibition that can't be worked out does. Null where Cedar broke down twice. */
function askPart(cedar: Cedar, part: Part, call: CedarCall): readonly Applying[] | null {
  try {
    const answer = askTwice(() =>
      cedar.module.statefulIsAuthorized({ ...call, preparsedPolicySetId: nameOf(cedar, part) }),
    );
    if (answer.type === 'failure') throw new Error('Cedar could not decide', { cause: answer.errors });
    const { reason, errors } = answer.response.diagnostics;
    const met = (names: readonly string[]): Applying[] =>
      [...new Set(names)].flatMap((name) => {
        const rule = part[Number(name)];
        return rule === undefined ? [] : [{ rule, ...kindOf(cedar.readings, rule) }];
      });
    return [...met(reason), ...met(errors.map(({ policyId }) => policyId)).filter(({ effect }) => effect === 'forbid')];
  } catch (error) {
    if (error instanceof CedarBrokeDown) return null;
    throw error;
  }
}

/** Read for the few that decide; one that can't be read holds as a prohibition does. */
function kindOf(readings: Readings, { cedar }: CedarRule): Pick<Applying, 'effect' | 'recordingRequired'> {
  const read = readings.of(cedar);
  return read.ok ? read.value : { effect: 'forbid', recordingRequired: false };
}

function concluded(capability: PolicyCapability, applying: readonly Applying[]): CapabilityDecision {
  const forbidding = applying.filter(({ effect }) => effect === 'forbid');
  const allowed = applying.length > 0 && forbidding.length === 0;
  const deciding = allowed ? applying : forbidding;
  return {
    capability,
    allowed,
    determining: deciding.map(({ rule: { id, name }, effect }) => ({ ruleId: id, name, effect })),
    recordingRequired: allowed && applying.some(({ recordingRequired }) => recordingRequired),
  };
}
