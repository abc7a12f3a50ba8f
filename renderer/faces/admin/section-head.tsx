import type { ReactElement, ReactNode } from 'react';

interface SectionHeadProps {
  readonly title: string;
  /** What this section is for, in one sentence. */
  readonly about: string;
  /** The one thing most often done here. */
  readonly children?: ReactNode;
}

/** The top of every section. */
export function SectionHead({ title, about, children }: SectionHeadProps): ReactElement {
  return (
    <header className="section-head">
      <div>
        <h1>{title}</h1>
        <p className="soft">{about}</p>
      </div>
      <div className="section-actions">{children}</div>
    </header>
  );
}
