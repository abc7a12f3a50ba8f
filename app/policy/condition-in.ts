import type { EntityName } from './cedar.ts';
import type { Condition, Subject } from './condition.ts';
import { ALWAYS, either, NEVER, not, oneOf } from './condition.ts';

/** How an entity is written among facts. */
export const keyOf = ({ type, id }: Readonly<EntityName>): string => `${type}::${id}`;

/**
 * A piece of a policy as a condition with exactly its meaning, or null for any that could fail to evaluate or that is
 * not known here. What is known reads attributes that every request has, and compares each with its own kind.
 */
export function conditionIn(expression: unknown): Condition | null {
  const [operator, operands] = operationIn(expression);
  const left = field(operands, 'left');
  const right = field(operands, 'right');
  switch (operator) {
    case 'Value':
      return CONSTANTS.get(operands) ?? null;
    case '.':
      return FLAGS.has(pathOf(expression)) ? oneOf('flag', [pathOf(expression)]) : null;
    case '!':
      return negated(conditionIn(field(operands, 'arg')));
    case '&&':
      return joined(left, right, (one, other) => ({ type: 'all', of: [one, other] }));
    case '||':
      return joined(left, right, either);
    case 'in':
      return memberIn(pathOf(left), right);
    case 'contains':
      return containsIn(left, right);
    case 'containsAny':
      return labelsIn(left, right, (label, texts) => oneOf(label, texts));
    case 'containsAll':
      return labelsIn(left, right, (label, texts) => ({ type: 'all', of: texts.map((text) => oneOf(label, [text])) }));
    case '==':
      return sameIn(pathOf(left), field(right, 'Value'));
    case '!=':
      return negated(sameIn(pathOf(left), field(right, 'Value')));
    default:
      return comparedIn(operator, pathOf(left), field(right, 'Value'));
  }
}

export const negated = (condition: Condition | null): Condition | null => (condition === null ? null : not(condition));

/** The entity that an expression, or a policy's head, names. */
export function entityIn(value: unknown): EntityName | null {
  const [type, id] = [field(value, 'type'), field(value, 'id')];
  return typeof type === 'string' && typeof id === 'string' ? { type, id } : null;
}

export const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

const CONSTANTS: ReadonlyMap<unknown, Condition> = new Map([
  [true, ALWAYS],
  [false, NEVER],
]);
const FLAGS: ReadonlySet<string> = new Set([
  'principal.external',
  'principal.secondFactor',
  'context.contract.exists',
  'context.contract.remote',
  'context.contract.hours',
  'context.ticket.assigned',
  'context.ticket.openedByEmployee',
]);
const TEXTS: ReadonlyMap<string, Subject> = new Map([
  ['context.at.weekday', 'weekday'],
  ['context.ticket.impact', 'impact'],
  ['context.network', 'network'],
]);
const LABELS: ReadonlyMap<string, Subject> = new Map([
  ['resource.tags', 'tag'],
  ['principal.certifications', 'certification'],
]);
const LEVEL = 'principal.level';
const MINUTE = 'context.at.minuteOfDay';
const LEVELS = [1, 2, 3];

/** An expression has one operator, which stands before its operands. */
function operationIn(expression: unknown): readonly [string, unknown] {
  const parts = typeof expression === 'object' && expression !== null ? Object.entries(expression) : [];
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : ['', undefined];
}

/** `context.ticket.impact`, for attributes of a variable; empty for anything else, and for names that hide a dot. */
function pathOf(expression: unknown): string {
  const variable = field(expression, 'Var');
  if (typeof variable === 'string') return variable;
  const access = field(expression, '.');
  const name = field(access, 'attr');
  if (typeof name !== 'string' || name.includes('.')) return '';
  const owner = pathOf(field(access, 'left'));
  return owner === '' ? '' : `${owner}.${name}`;
}

function joined(
  left: unknown,
  right: unknown,
  join: (one: Condition, other: Condition) => Condition,
): Condition | null {
  const one = conditionIn(left);
  const other = one === null ? null : conditionIn(right);
  return one === null || other === null ? null : join(one, other);
}

/** `principal in …`, `resource in …`, one entity or several. */
function memberIn(path: string, right: unknown): Condition | null {
  if (path !== 'principal' && path !== 'resource') return null;
  const several = field(right, 'Set');
  const named = (Array.isArray(several) ? several : [right]).map((one) =>
    entityIn(field(field(one, 'Value'), '__entity')),
  );
  const known = named.filter((one) => one !== null);
  return known.length === named.length ? oneOf(path, known.map(keyOf)) : null;
}

/** `resource.tags.contains("…")`, and `["…"].contains(<what a request has one of>)`. */
function containsIn(left: unknown, right: unknown): Condition | null {
  const label = LABELS.get(pathOf(left));
  const text = field(right, 'Value');
  if (label !== undefined) return typeof text === 'string' ? oneOf(label, [text]) : null;
  const values = valuesIn(left);
  const path = pathOf(right);
  const of = TEXTS.get(path);
  if (of !== undefined && values?.every(isText)) return oneOf(of, values);
  return path === LEVEL && values?.every(isNumber) ? oneOf('level', values.map(String)) : null;
}

function labelsIn(
  left: unknown,
  right: unknown,
  made: (label: Subject, texts: readonly string[]) => Condition,
): Condition | null {
  const label = LABELS.get(pathOf(left));
  const values = valuesIn(right);
  return label !== undefined && values?.every(isText) ? made(label, values) : null;
}

function sameIn(path: string, value: unknown): Condition | null {
  const of = TEXTS.get(path);
  if (of !== undefined) return isText(value) ? oneOf(of, [value]) : null;
  if (!isNumber(value)) return null;
  if (path === MINUTE) return { type: 'minutes', from: value, until: value + 1 };
  return path === LEVEL ? oneOf('level', [String(value)]) : null;
}

function comparedIn(operator: string, path: string, bound: unknown): Condition | null {
  if (!isNumber(bound)) return null;
  const range = rangeOf(operator, bound);
  if (range === null) return null;
  const [from, until] = range;
  if (path === MINUTE) return { type: 'minutes', from, until };
  const levels = LEVELS.filter((level) => from <= level && level < until);
  return path === LEVEL ? oneOf('level', levels.map(String)) : null;
}

function rangeOf(operator: string, bound: number): readonly [from: number, until: number] | null {
  switch (operator) {
    case '<':
      return [Number.NEGATIVE_INFINITY, bound];
    case '<=':
      return [Number.NEGATIVE_INFINITY, bound + 1];
    case '>=':
      return [bound, Number.POSITIVE_INFINITY];
    case '>':
      return [bound + 1, Number.POSITIVE_INFINITY];
    default:
      return null;
  }
}

function valuesIn(set: unknown): readonly unknown[] | undefined {
  const members = field(set, 'Set');
  return Array.isArray(members) ? members.map((member) => field(member, 'Value')) : undefined;
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isNumber = (value: unknown): value is number => typeof value === 'number';
