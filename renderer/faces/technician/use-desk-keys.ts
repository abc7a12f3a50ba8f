import { useEffect, useRef } from 'react';
import type { DeskKey } from './desk-keys.ts';
import { deskKeyOf } from './desk-keys.ts';

/** Listens while `enabled`; an open dialog keeps the keys to itself. */
export function useDeskKeys(enabled: boolean, single: boolean, act: (key: DeskKey) => void): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    if (!enabled) return;
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || document.querySelector('dialog[open]') !== null) return;
      const key = deskKeyOf(event, { typing: isTyping(event.target), single });
      if (key === null) return;
      event.preventDefault();
      latest.current(key);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [enabled, single]);
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement ||
  target instanceof HTMLSelectElement ||
  (target instanceof HTMLInputElement && target.type !== 'radio' && target.type !== 'checkbox');
