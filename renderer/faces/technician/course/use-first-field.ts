import type { RefObject } from 'react';
import { useEffect } from 'react';

/** A form that opens in place takes the keyboard: whoever opened it goes on typing. */
export function useFirstField(form: RefObject<HTMLFormElement | null>): void {
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('textarea, input, select')?.focus();
  }, [form]);
}
