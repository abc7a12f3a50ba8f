import type { CedarPolicy, Constraint } from './cedar.ts';
import type { Condition, Subject } from './condition.ts';
import { ALWAYS, NEVER, oneOf } from './condition.ts';
import { conditionIn, entityIn, field, keyOf, negated } from './condition-in.ts';

/** What the engine knows of a policy without asking Cedar. */
export interface PolicyReading {
  readonly effect: 'permit' | 'forbid';
  readonly recordingRequired: boolean;
  /** The actions it speaks of; null for all, or where that is not known. */
  readonly actions: ReadonlySet<string> | null;
  /** All of them hold wherever it applies; where one does not, Cedar would have found that it does not, without a fault. */
  readonly conditions: readonly Condition[];
  /** It also applies wherever they hold: there is nothing that Cedar could add. */
  readonly isWhole: boolean;
}

/**
 * Reads a policy's head and its conditions in Cedar's order, up to the first one that is not known: those before it
 * can't fail to evaluate, and a false one ends the evaluation there.
 */
export function readPolicy({
  effect,
  principal,
  action,
  resource,
  conditions,
  annotations,
}: CedarPolicy): PolicyReading {
  const actions = actionsIn(action);
  const heads = [headIn('principal', 'Technician', principal), headIn('resource', 'Workstation', resource)];
  const body = conditions.flatMap(({ kind, body }) =>
    kind === 'when' ? conjunctsOf(body).map(conditionIn) : [negated(conditionIn(body))],
  );
  const unknown = body.indexOf(null);
  const known = [...heads, ...(unknown === -1 ? body : body.slice(0, unknown))].filter((one) => one !== null);
  return {
    effect,
    recordingRequired: effect === 'permit' && annotations?.['recording'] === 'required',
    actions: actions ?? null,
    conditions: known.filter((one) => one !== ALWAYS),
    isWhole: unknown === -1 && actions !== undefined && !heads.includes(null),
  };
}

/** A fact without which a policy can't apply: the subject is, is in, or has, one of `any`. */
export interface Need {
  readonly of: Subject;
  readonly any: ReadonlySet<string>;
}

/** What a policy asks of people and places in so many words. */
export const needsOf = ({ conditions }: PolicyReading): readonly Need[] =>
  conditions.filter((condition) => condition.type === 'one-of');

/** Undefined where it can't be told. */
function actionsIn(constraint: Constraint): ReadonlySet<string> | null | undefined {
  if (constraint.op === 'All') return null;
  if (constraint.op !== '==' && constraint.op !== 'in') return undefined;
  const several = field(constraint, 'entities');
  const named = (Array.isArray(several) ? several : [field(constraint, 'entity')]).map(entityIn);
  const known = named.filter((one) => one !== null);
  return known.length === named.length ? new Set(known.map(keyOf)) : undefined;
}

/** `own` is what every request's principal, or resource, is. */
function headIn(of: 'principal' | 'resource', own: string, constraint: Constraint): Condition | null {
  const entity = entityIn(field(constraint, 'entity'));
  switch (constraint.op) {
    case 'All':
      return ALWAYS;
    case '==':
      return entity && (entity.type === own ? oneOf(of, [keyOf(entity)]) : NEVER);
    case 'in':
      return entity && oneOf(of, [keyOf(entity)]);
    case 'is':
      return kindIn(of, own, constraint);
    default:
      return null;
  }
}

/** `is Technician`, `is Technician in …` */
function kindIn(of: 'principal' | 'resource', own: string, constraint: Constraint): Condition | null {
  if (field(constraint, 'entity_type') !== own) return NEVER;
  const within = field(constraint, 'in');
  if (within === undefined) return ALWAYS;
  const entity = entityIn(field(within, 'entity'));
  return entity && oneOf(of, [keyOf(entity)]);
}

function conjunctsOf(body: unknown): readonly unknown[] {
  const both = field(body, '&&');
  return both === undefined ? [body] : [...conjunctsOf(field(both, 'left')), ...conjunctsOf(field(both, 'right'))];
}
