import type { KeyboardEvent } from 'react';

/** For a few fields inside another record's form: Enter in them does their own thing instead of sending that form. */
export const onEnter =
  (run: () => void) =>
  (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    run();
  };
