import type { TFunction } from 'i18next';
import type { AuditLine } from '../../../../app/wire/requests/audit.ts';
import { momentOf } from '../../../shared/time.ts';

type Value = AuditLine['values'][string];

/** What a field of an event is called, in that event where it has a name of its own; one that this version has no word for is shown as it is. */
export const fieldName = (t: TFunction, kind: string, name: string): string =>
  t(`audit.fieldOf.${kind}.${name}`, { defaultValue: t(`audit.field.${name}`, { defaultValue: name }) });

interface Written {
  readonly text: string;
  /** As the chain has it, for what has no words. */
  readonly literal: boolean;
}

/** A field's value in words where there are any; codes that this version does not know stay as they are. */
export function fieldValue(t: TFunction, language: string, kind: string, name: string, value: Value): Written {
  if (value === null) return { text: '–', literal: false };
  if (typeof value === 'boolean') return { text: t(`directory.contract.${value ? 'yes' : 'no'}`), literal: false };
  if (typeof value === 'number') return { text: numberOf(t, language, kind, name, value), literal: false };
  if (typeof value === 'string') return { text: wordOf(t, kind, name, value), literal: false };
  if (Array.isArray(value) && value.every((one) => typeof one === 'string'))
    return {
      text: value.length === 0 ? '–' : value.map((one) => wordOf(t, kind, name, one)).join(', '),
      literal: false,
    };
  return { text: JSON.stringify(value, null, 1), literal: true };
}

/** A moment, a length of time or a number, as a person reads it. */
function numberOf(t: TFunction, language: string, kind: string, name: string, value: number): string {
  if (name === 'at' || name.endsWith('At') || SPANS.has(kind + name)) return momentOf(language, value);
  if (kind === 'retention-changed') return t('audit.days', { count: value });
  return /minutes$/i.test(name) ? t('audit.minutes', { count: value }) : `${value}`;
}

/** The first and the last of what an event counts. */
const SPANS: ReadonlySet<string> = new Set([
  'sign-in-failedfrom',
  'sign-in-failedto',
  'audit-exportedfrom',
  'audit-exportedto',
]);

function wordOf(t: TFunction, kind: string, name: string, code: string): string {
  const key = KEYS[`${kind} ${name}`]?.(code) ?? KEYS[name]?.(code);
  return key === undefined ? code : t(key, { defaultValue: code });
}

/** Where the words of a field's codes are, by the field, or by the event and the field. */
const KEYS: Readonly<Record<string, (code: string) => string>> = {
  capability: (code) => `policy.capability.${code}`,
  capabilities: (code) => `policy.capability.${code}`,
  cause: (code) => `rights.blocks.causes.${code}`,
  role: (code) => `admin.role.${code}`,
  by: (code) => `audit.by.${code}`,
  file: (code) => `audit.subject.fileName.${code}`,
  'sign-in-failed account': (code) => `audit.account.${code}`,
  'team-created kind': (code) => `directory.team.kinds.${code}`,
  'team-changed kind': (code) => `directory.team.kinds.${code}`,
  'refused reason': (code) => `refusals.refusal.${code}.what`,
  'further-refused reason': (code) => `refusals.refusal.${code}.what`,
  'ended reason': (code) => `refusals.end.${code}.what`,
  'session-denied why': (code) => `refusals.request.${code}.what`,
};
