import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { RemoteHelp } from '../../../../app/visit/intervention.ts';
import { minutesBetween } from '../../../../app/visit/intervention.ts';
import { clockOf, shortDayOf } from '../../../shared/time.ts';
import { InterventionLine } from './intervention-line.tsx';

/** A session on the screen; what happened in it stands on the timeline. */
export function RemoteLine({ help }: { readonly help: RemoteHelp }): ReactElement {
  const { t, i18n } = useTranslation();
  const { technician, startedAt, endedAt } = help;
  const when = `${shortDayOf(i18n.language, startedAt)}, ${clockOf(i18n.language, startedAt)}`;
  const long = endedAt === null ? null : t('visits.minutes', { minutes: minutesBetween(startedAt, endedAt) });
  return (
    <InterventionLine
      kind="remote"
      icon="screen"
      title={t('visits.remote.title')}
      facts={[technician.name, when, long].filter((part) => part !== null).join(' · ')}
      badge={endedAt === null ? t('visits.remote.now') : null}
    />
  );
}
