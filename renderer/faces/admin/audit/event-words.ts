import type { TFunction } from 'i18next';
import { FACT_KINDS } from '../../../../app/audit/facts.ts';
import { NOTE_KINDS } from '../../../../app/audit/kinds.ts';
import type { AuditLine } from '../../../../app/wire/requests/audit.ts';

/** What happened, in a few words; a kind that this version has none for is shown by its name rather than hidden. */
export const kindOf = (t: TFunction, kind: string): string => t(`audit.kind.${kind}`, { defaultValue: kind });

/** Who did it, by the name they had then. */
export function actorOf(t: TFunction, { event, values }: AuditLine): string {
  if (event.actor.kind === 'broker') return t('audit.system');
  if (typeof values.actor !== 'string') return t('audit.unnamed');
  return event.actor.kind === 'workstation' ? t('audit.station', { name: values.actor }) : values.actor;
}

/** What it is about: the ticket, whoever was changed by the name they had then, else what the event itself names. */
export function aboutOf(t: TFunction, { event, values, about }: AuditLine): string | null {
  const { reference } = event.subject;
  if (reference !== undefined) return reference;
  if (typeof values.name === 'string') return values.name;
  return about ?? subjectIn(t, event);
}

/** What an event without a person or a ticket says that it is about. */
function subjectIn(t: TFunction, { kind, body }: AuditLine['event']): string | null {
  if (kind === 'sign-in-failed') return t('audit.subject.unknownAccount');
  if (kind === 'people-imported') return importedIn(t, body);
  if (kind === 'settings-changed') return t('audit.subject.settings');
  if (kind.startsWith('retention-')) return t('audit.subject.retention');
  if (kind === 'audit-exported') return t('audit.subject.audit');
  if (typeof body.version === 'number' && kind.startsWith('policy-'))
    return t('audit.subject.version', { number: body.version });
  if (typeof body.base === 'number') return t('audit.subject.draft', { number: body.base });
  return typeof body.name === 'string' ? body.name : null;
}

function importedIn(t: TFunction, { file, created, changed }: AuditLine['event']['body']): string {
  const named = t(`audit.subject.fileName.${String(file)}`, { defaultValue: String(file) });
  return typeof created === 'number' && typeof changed === 'number'
    ? t('audit.subject.file', { file: named, created, changed })
    : named;
}

/** Every kind by its words, in the order of the reader's language. */
export const kindOptions = (t: TFunction, language: string): { value: string; label: string }[] =>
  [...FACT_KINDS, ...NOTE_KINDS]
    .map((value) => ({ value, label: kindOf(t, value) }))
    .sort((one, other) => one.label.localeCompare(other.label, language));
