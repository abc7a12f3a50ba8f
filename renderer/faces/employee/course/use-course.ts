import { useEffect, useState } from 'react';
import type { Course } from '../../../../app/course/course.ts';
import type { Ticket } from '../../../../app/ticket/ticket.ts';
import type { OwnCourseRequest } from '../../../../app/wire/requests/course.ts';
import type { OwnVisitRequest } from '../../../../app/wire/requests/visits.ts';
import type { RequestInput } from '../../../../app/wire/requests.ts';
import type { AskCourse } from '../../../ports/course.ts';

type Saying = Exclude<OwnCourseRequest, 'course.show' | 'course.expected-wait' | OwnVisitRequest>;

export interface OwnCourse {
  /** Null until the broker has said it. */
  readonly course: Course | null;
  readonly busy: boolean;
  /** The name of why it did not work. */
  readonly failure: string | null;
  /** True once it is done. */
  readonly say: <T extends Saying>(type: T, input: RequestInput<T>) => Promise<boolean>;
}

/** What becomes of a ticket of one's own; read anew whenever the ticket has changed. */
export function useCourse(ask: AskCourse, { id: ticketId, changedAt }: Pick<Ticket, 'id' | 'changedAt'>): OwnCourse {
  const [course, setCourse] = useState<Course | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  useEffect(() => {
    let isCurrent = changedAt >= 0;
    void ask('course.show', { ticketId }).then((answer) => {
      if (isCurrent && answer.ok) setCourse(answer.value);
    });
    return () => {
      isCurrent = false;
    };
  }, [ask, ticketId, changedAt]);
  const say = async <T extends Saying>(type: T, input: RequestInput<T>): Promise<boolean> => {
    if (busy) return false;
    setBusy(true);
    const answer = await ask(type, input);
    setBusy(false);
    setFailure(answer.ok ? null : answer.failure.type);
    if (answer.ok) setCourse(answer.value);
    return answer.ok;
  };
  return { course, busy, failure, say };
}
