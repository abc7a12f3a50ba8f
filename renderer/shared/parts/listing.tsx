import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '../../state/refused-error.ts';
import { failureText } from '../refusal-text.ts';
import { Refusal } from './refusal.tsx';
import { Skeleton } from './skeleton.tsx';

interface ListingProps<T> {
  readonly query: {
    readonly data: T | undefined;
    readonly error: Error | null;
    readonly refetch: () => Promise<unknown>;
  };
  readonly children: (value: T) => ReactNode;
}

/** What the broker was asked for: awaited, refused with a way to ask again, or here. What is here stays while more is asked. */
export function Listing<T>({ query, children }: ListingProps<T>): ReactElement {
  const { t } = useTranslation();
  const { data, error, refetch } = query;
  const failure = failureOf(error);
  if (data !== undefined) return <>{children(data)}</>;
  if (failure === null) return <Skeleton lines={6} />;
  return (
    <Refusal text={failureText(t, failure)} icon="alert">
      <button type="button" className="button" onClick={() => void refetch()}>
        {t('common.retry')}
      </button>
    </Refusal>
  );
}
