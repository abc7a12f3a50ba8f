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

/** What it is about: the ticket, or whoever was changed. */
export function aboutOf({ event, values }: AuditLine): string | null {
  const { reference } = event.subject;
  if (reference !== undefined) return reference;
  return typeof values.name === 'string' ? values.name : null;
}

/** Every kind by its words, in the order of the reader's language. */
export const kindOptions = (t: TFunction, language: string): { value: string; label: string }[] =>
  [...FACT_KINDS, ...NOTE_KINDS]
    .map((value) => ({ value, label: kindOf(t, value) }))
    .sort((one, other) => one.label.localeCompare(other.label, language));
