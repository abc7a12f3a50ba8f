/** What the form's keys do; anything else is typed. */
export type FormKey =
  | { readonly type: 'record'; readonly keep: boolean }
  | { readonly type: 'choose'; readonly radio: HTMLInputElement }
  | { readonly type: 'join' }
  | { readonly type: 'hide' };

interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly target: EventTarget;
}

/** A figure takes that choice of the group in which the focus is: a hand that knows the form does not count arrows. */
export function formKeyOf({ key, ctrlKey, metaKey, altKey, shiftKey, target }: Pressed): FormKey | null {
  if (key === 'Enter' && (ctrlKey || metaKey)) return { type: 'record', keep: !shiftKey };
  if (key === 'Enter' && altKey) return { type: 'join' };
  if (key === 'Escape') return { type: 'hide' };
  if (ctrlKey || metaKey || altKey || !(target instanceof HTMLInputElement) || target.type !== 'radio') return null;
  const radios = target.closest('fieldset')?.querySelectorAll<HTMLInputElement>('input[type=radio]');
  const radio = /^[1-9]$/.test(key) ? radios?.item(Number(key) - 1) : null;
  return radio instanceof HTMLInputElement ? { type: 'choose', radio } : null;
}
