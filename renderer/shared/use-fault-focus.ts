import type { RefObject } from 'react';
import { useEffect } from 'react';

/** After each try that the form refused, the keyboard is at the first field that is to be mended. */
export function useFaultFocus(form: RefObject<HTMLFormElement | null>, tries: number): void {
  useEffect(() => {
    if (tries > 0) form.current?.querySelector<HTMLElement>(FAULTY)?.focus();
  }, [form, tries]);
}

const FAULTY = '[aria-invalid="true"], fieldset:has(.fault) input';
