import type { ReactElement } from 'react';

/** The sign of `resources/icons/icon.svg` in the colours of the page: two arcs round one point, one hand asks and the other agrees. */
export function Wordmark(): ReactElement {
  return (
    <p className="wordmark">
      <svg width="28" height="28" viewBox="0 0 512 512" aria-hidden="true">
        <rect width="512" height="512" rx="130" className="wordmark-ground" />
        <path
          d="M102 338c0-94 62-158 154-158M410 174c0 94-62 158-154 158"
          className="wordmark-arcs"
          fill="none"
          strokeWidth="58"
          strokeLinecap="round"
        />
        <circle cx="256" cy="256" r="40" className="wordmark-point" />
      </svg>
      Accord
    </p>
  );
}
