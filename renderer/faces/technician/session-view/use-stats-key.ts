import { useEffect, useState } from 'react';

export interface StatsToggle {
  readonly open: boolean;
  readonly toggle: () => void;
}

/** Alt+I shows how the connection does; it is taken before the remote keyboard sees it. */
export function useStatsKey(): StatsToggle {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.code !== 'KeyI' || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      event.stopPropagation();
      setOpen((before) => !before);
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, []);
  return { open, toggle: () => setOpen((before) => !before) };
}
