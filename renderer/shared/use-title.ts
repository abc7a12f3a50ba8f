import { useEffect } from 'react';

/** The window's name while the component is on screen: what it is about, then the product. */
export function useTitle(subject: string | null): void {
  useEffect(() => {
    document.title = subject === null ? 'Accord' : `${subject} · Accord`;
    return () => {
      document.title = 'Accord';
    };
  }, [subject]);
}
