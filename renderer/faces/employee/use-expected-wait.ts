import { useEffect, useState } from 'react';
import type { AskCourse } from '../../ports/course.ts';
import type { Subject } from './place.ts';

/** About how many minutes it will be until somebody takes a request, asked anew with each place it moves up; null while nobody can tell. */
export function useExpectedWait(ask: AskCourse, subject: Subject): number | null {
  const ticket = subject.type === 'ticket' ? subject.ticket : null;
  const [minutes, setMinutes] = useState<number | null>(null);
  const ticketId = ticket?.id;
  const ahead = ticket?.ahead ?? null;
  useEffect(() => {
    let isCurrent = true;
    if (ticketId === undefined || ahead === null) setMinutes(null);
    else
      void ask('course.expected-wait', { ticketId }).then((answer) => {
        if (isCurrent) setMinutes(answer.ok ? answer.value.minutes : null);
      });
    return () => {
      isCurrent = false;
    };
  }, [ask, ticketId, ahead]);
  return minutes;
}
