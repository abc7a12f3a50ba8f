import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Office } from '../../../state/office.ts';
import { waitingOf } from '../../../state/queries.ts';
import type { QueueChoice, QueueName } from './queues.ts';

/** How many tickets wait in each queue, live: however many change at once, they are counted again once a moment. */
export function useWaiting({ link }: Office, choices: readonly QueueChoice[]): ReadonlyMap<QueueName, number> {
  const { data, refetch } = useQuery(
    waitingOf(
      link,
      choices.map(({ queue }) => queue),
    ),
  );
  useEffect(() => {
    let planned: ReturnType<typeof setTimeout> | undefined;
    const forget = link.onEvent(({ type }) => {
      if (type !== 'ticket-changed' || planned !== undefined) return;
      planned = setTimeout(() => {
        planned = undefined;
        void refetch();
      }, GATHERED_MS);
    });
    return () => {
      forget();
      clearTimeout(planned);
    };
  }, [link, refetch]);
  return new Map(choices.map(({ name }, index) => [name, data?.[index] ?? 0]));
}

/** Changes within so long are one, in milliseconds. */
const GATHERED_MS = 1000;
