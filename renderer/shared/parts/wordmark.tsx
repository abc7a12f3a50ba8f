import type { ReactElement } from 'react';

/** Two arcs that meet: one hand asks, the other agrees. */
export function Wordmark(): ReactElement {
  return (
    <p className="wordmark">
      <svg width="28" height="28" viewBox="0 0 32 32" aria-hidden="true">
        <rect width="32" height="32" rx="9" className="wordmark-ground" />
        <path
          d="M7.5 20.5a8.5 8.5 0 0 1 8.5-8.5M24.5 11.5a8.5 8.5 0 0 1-8.5 8.5"
          className="wordmark-arcs"
          fill="none"
          strokeWidth="3.4"
          strokeLinecap="round"
        />
        <circle cx="16" cy="16" r="2.3" className="wordmark-point" />
      </svg>
      Accord
    </p>
  );
}
