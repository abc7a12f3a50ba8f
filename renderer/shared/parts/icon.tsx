import type { ReactElement } from 'react';

/** Drawn on a 20 × 20 grid with a stroke of 1.6; an icon never stands without a word. */
const SHAPES = {
  alert: 'M10 3 2.5 16.5h15zM10 8v4M10 14.4v.1',
  arrow: 'M4 10h12M11 5l5 5-5 5',
  back: 'M16 10H4M9 5l-5 5 5 5',
  blocked: 'M10 2.8a7.2 7.2 0 1 0 0 14.4 7.2 7.2 0 0 0 0-14.4zM5 5l10 10',
  check: 'M4 10.5 8.2 15 16 5.5',
  building: 'M3.5 17V3h9v14M12.5 8h4v9M2 17h16M6.5 6.5h3M6.5 9.5h3M6.5 12.5h3',
  clip: 'M15.5 9.2 9.4 15.3a3.6 3.6 0 0 1-5.1-5.1l6.6-6.6a2.4 2.4 0 0 1 3.4 3.4l-6.5 6.5a1.2 1.2 0 0 1-1.7-1.7l5.9-5.9',
  clock: 'M10 2.8a7.2 7.2 0 1 0 0 14.4 7.2 7.2 0 0 0 0-14.4zM10 6v4.2l2.8 1.8',
  chart: 'M3 17h14M5.5 14v-4M10 14V5M14.5 14V8',
  close: 'M5 5l10 10M15 5 5 15',
  copy: 'M7 7h9v10H7zM4 13V3h9',
  document: 'M5 2.5h7l3.5 3.5v11.5H5zM12 2.5V6h3.5M7.5 10h5M7.5 13h5',
  expand: 'M3 7.5V3h4.5M12.5 3H17v4.5M17 12.5V17h-4.5M7.5 17H3v-4.5',
  down: 'M5 8l5 5 5-5',
  eye: 'M1.8 10S4.8 4.6 10 4.6 18.2 10 18.2 10 15.2 15.4 10 15.4 1.8 10 1.8 10zM10 7.6a2.4 2.4 0 1 0 0 4.8 2.4 2.4 0 0 0 0-4.8z',
  face1:
    'M10 2.8a7.2 7.2 0 1 0 0 14.4 7.2 7.2 0 0 0 0-14.4zM7.4 8v.1M12.6 8v.1M6.8 14.3c.7-1.8 1.8-2.6 3.2-2.6s2.5.8 3.2 2.6',
  face2:
    'M10 2.8a7.2 7.2 0 1 0 0 14.4 7.2 7.2 0 0 0 0-14.4zM7.4 8v.1M12.6 8v.1M7.2 13.6c.7-1 1.6-1.4 2.8-1.4s2.1.4 2.8 1.4',
  face3: 'M10 2.8a7.2 7.2 0 1 0 0 14.4 7.2 7.2 0 0 0 0-14.4zM7.4 8v.1M12.6 8v.1M7.2 13h5.6',
  face4:
    'M10 2.8a7.2 7.2 0 1 0 0 14.4 7.2 7.2 0 0 0 0-14.4zM7.4 8v.1M12.6 8v.1M7.2 12.2c.7 1 1.6 1.4 2.8 1.4s2.1-.4 2.8-1.4',
  face5:
    'M10 2.8a7.2 7.2 0 1 0 0 14.4 7.2 7.2 0 0 0 0-14.4zM7.4 8v.1M12.6 8v.1M6.4 11.4h7.2c-.4 2.2-1.8 3.2-3.6 3.2s-3.2-1-3.6-3.2z',
  fit: 'M2.5 4h15v12h-15zM6 7.5v5M6 10h8M14 7.5v5',
  gear: 'M10 7.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6zM10 2v2.4M10 15.6V18M2 10h2.4M15.6 10H18M4.3 4.3 6 6M14 14l1.7 1.7M4.3 15.7 6 14M14 6l1.7-1.7',
  hand: 'M5 2.6 15.6 10l-4.7 1.2 2.6 4.6-2.2 1.2-2.5-4.6L5.6 16z',
  hourglass: 'M5 3h10M5 17h10M6 3c0 4 8 5.6 8 14M14 3c0 4-8 5.6-8 14',
  info: 'M10 2.8a7.2 7.2 0 1 0 0 14.4 7.2 7.2 0 0 0 0-14.4zM10 9.2v4.6M10 6.4v.1',
  key: 'M5.8 6.4a3.6 3.6 0 1 0 0 7.2 3.6 3.6 0 0 0 0-7.2zM9.4 10H18M15 10v3.2',
  list: 'M7 5h10M7 10h10M7 15h10M3.2 5h.1M3.2 10h.1M3.2 15h.1',
  lock: 'M4.5 9h11v8h-11zM6.8 9V6.2a3.2 3.2 0 0 1 6.4 0V9',
  message: 'M3 4h14v9.5H9L5 17v-3.5H3z',
  offline:
    'M2.5 8A11 11 0 0 1 8 5M12.4 5a11 11 0 0 1 5.1 3M5.5 11.2a7 7 0 0 1 3-1.8M12.8 10a7 7 0 0 1 1.7 1.2M10 15v.1M3 3l14 14',
  phone:
    'M4.2 3h3l1.4 3.8-1.9 1.5a10 10 0 0 0 5 5l1.5-1.9L17 12.8v3A1.2 1.2 0 0 1 15.8 17 12.8 12.8 0 0 1 3 4.2 1.2 1.2 0 0 1 4.2 3z',
  pause: 'M7 4.5v11M13 4.5v11',
  people:
    'M7.5 4a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6zM2 16.5c0-3 2.4-4.8 5.5-4.8s5.5 1.8 5.5 4.8M13 4.3a2.8 2.8 0 0 1 0 5M15 12c1.9.7 3 2.3 3 4.5',
  person: 'M10 3.4a3.2 3.2 0 1 0 0 6.4 3.2 3.2 0 0 0 0-6.4zM3.6 17c0-3.4 2.8-5.2 6.4-5.2s6.4 1.8 6.4 5.2',
  plus: 'M10 4v12M4 10h12',
  pulse: 'M2 10.5h3.6L8 4.5l4 11 2.4-5H18',
  question: 'M10 2.8a7.2 7.2 0 1 0 0 14.4 7.2 7.2 0 0 0 0-14.4zM7.8 8a2.2 2.2 0 1 1 3.1 2c-.7.3-.9.8-.9 1.5M10 14v.1',
  screen: 'M2.5 3.5h15v10h-15zM7 17h6M10 13.5V17',
  shield: 'M10 2.5 16.5 5v4.6c0 4-2.7 6.7-6.5 8-3.8-1.3-6.5-4-6.5-8V5zM7 10l2.2 2.3L13 8',
  scales: 'M10 3v14M6 17h8M4 5.5h12M4 5.5 1.8 11h4.4zM16 5.5 13.8 11h4.4z',
  search: 'M8.6 3.4a5.2 5.2 0 1 0 0 10.4 5.2 5.2 0 0 0 0-10.4zM12.4 12.4 17 17',
  slow: 'M3 14a7 7 0 1 1 14 0M10 14l3.6-4.6M10 14v.1',
  stop: 'M5 5h10v10H5z',
  up: 'M5 12l5-5 5 5',
  unlock: 'M4.5 9h11v8h-11zM6.8 9V6.2A3.2 3.2 0 0 1 12.9 5',
} as const;

export type IconName = keyof typeof SHAPES;

/** Decorative: the word beside it, or the control's name, says the same. */
export function Icon({ name, size = 20 }: { readonly name: IconName; readonly size?: number }): ReactElement {
  return (
    <svg
      className="icon"
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={SHAPES[name]} />
    </svg>
  );
}
