import { useState } from 'react';

/** Whether a session has ended here since `forget` was last called: whoever was seen is to know that nobody sees any more. */
export function useSessionOver(inSession: boolean): { readonly over: boolean; forget(): void } {
  const [before, setBefore] = useState(inSession);
  const [over, setOver] = useState(false);
  if (before !== inSession) {
    setBefore(inSession);
    setOver(!inSession);
  }
  return { over, forget: () => setOver(false) };
}
