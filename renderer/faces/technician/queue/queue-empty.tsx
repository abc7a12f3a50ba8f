import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueChoice } from './queues.ts';

/** Why there is nothing, and how something comes. */
export function QueueEmpty({ choice }: { readonly choice: QueueChoice }): ReactElement {
  const { t } = useTranslation();
  const { name, level } = choice;
  if (level !== null && level > 1)
    return (
      <Empty
        what={t('desk.queues.emptyLevel', { level })}
        next={t('desk.queues.emptyLevelNext', { below: level - 1 })}
      />
    );
  if (name === 'mine') return <Empty what={t('desk.queues.emptyMine')} next={t('desk.queues.emptyMineNext')} />;
  if (name === 'team') return <Empty what={t('desk.queues.emptyTeam')} next={t('desk.queues.emptyTeamNext')} />;
  if (name === 'watched')
    return <Empty what={t('desk.queues.emptyWatched')} next={t('desk.queues.emptyWatchedNext')} />;
  return <Empty what={t('technician.queue.empty')} next={t('technician.queue.emptyNext')} />;
}

/** Read out when it comes. */
export function Empty({ what, next }: { readonly what: string; readonly next: string }): ReactElement {
  return (
    <div className="queue-empty" role="status">
      <p>{what}</p>
      <p className="small soft">{next}</p>
    </div>
  );
}
