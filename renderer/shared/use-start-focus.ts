import type { RefObject } from 'react';
import { useEffect } from 'react';

/** Where nothing else has the keyboard when a form appears, its first empty field does. */
export function useStartFocus(form: RefObject<HTMLFormElement | null>): void {
  useEffect(() => {
    const fields = form.current?.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(FIELDS) ?? [];
    if (document.activeElement !== document.body) return;
    [...fields].find(({ value }) => value === '')?.focus({ preventScroll: true });
  }, [form]);
}

const FIELDS = 'input:not([type="radio"], [type="checkbox"]), textarea';
