import { keepPreviousData, QueryClient, queryOptions, skipToken } from '@tanstack/react-query';
import type { Colleague } from '../../app/desk/colleague.ts';
import { byPriority, isIn, Queue } from '../../app/desk/queue.ts';
import type { Id } from '../../app/kernel/scalars.ts';
import { isOpen } from '../../app/ticket/state.ts';
import type { Ticket } from '../../app/ticket/ticket.ts';
import type { BrokerEvent, DirectoryPart } from '../../app/wire/broker-events.ts';
import type { RequestInput, RequestOutput, RequestType } from '../../app/wire/requests.ts';
import type { BrokerLink } from '../ports/broker/link.ts';
import { RefusedError } from './refused-error.ts';

/** What the broker owns is kept until an event says that it changed; nothing is polled. */
export function brokerCache(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        retry: false,
        networkMode: 'always',
        refetchOnWindowFocus: false,
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}

export async function asked<T extends RequestType>(
  link: Pick<BrokerLink, 'request'>,
  type: T,
  input: RequestInput<T>,
): Promise<RequestOutput<T>> {
  const answer = await link.request(type, input);
  if (!answer.ok) throw new RefusedError(answer.failure);
  return answer.value;
}

export const queueOf = (link: BrokerLink, queue: Queue) =>
  queryOptions({ queryKey: ['queue', queue], queryFn: () => asked(link, 'ticket.queue', { queue }) });

/** How many tickets wait in each of these queues. */
export const waitingOf = (link: BrokerLink, queues: readonly Queue[]) =>
  queryOptions({
    queryKey: ['waiting', queues],
    queryFn: () => asked(link, 'ticket.count-waiting', { queues: [...queues] }),
  });

export const colleaguesOf = (link: BrokerLink) =>
  queryOptions({ queryKey: ['colleagues'], queryFn: () => asked(link, 'desk.colleagues', {}) });

export const deskSettingsOf = (link: BrokerLink) =>
  queryOptions({ queryKey: ['desk-settings'], queryFn: () => asked(link, 'desk.settings', {}) });

/** Who may be calling, by what was typed; who was found before stays until the answer. */
export const callersOf = (link: BrokerLink, words: string) =>
  queryOptions({
    queryKey: ['callers', words],
    queryFn: () => asked(link, 'intake.find-callers', { words }),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });

export const callerFileOf = (link: BrokerLink, personId: Id) =>
  queryOptions({
    queryKey: ['caller-file', personId],
    queryFn: () => asked(link, 'intake.show-caller', { personId }),
    staleTime: 0,
  });

/** Who else has that ticket before them, and whether it is watched from here; asking tells the others. */
export const lookingAt = (link: BrokerLink, ticketId: Id | null) =>
  queryOptions({
    queryKey: ['looking', ticketId],
    queryFn: () => asked(link, 'ticket.look', { ticketId }),
    staleTime: 0,
    gcTime: 0,
  });

/** Tickets of whatever state in which these words are found; what was found before stays until the answer. */
export const searchOf = (link: BrokerLink, words: string) =>
  queryOptions({
    queryKey: ['search', words],
    queryFn: () => asked(link, 'ticket.search', { words }),
    placeholderData: keepPreviousData,
  });

/** Whatever is found; what was found before stays until the answer. */
export const everythingOf = (link: BrokerLink, sought: RequestInput<'search.everything'> | null) =>
  queryOptions({
    queryKey: ['everything', sought],
    queryFn: sought === null ? skipToken : () => asked(link, 'search.everything', sought),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });

/** What may be counted, by whoever is signed in. */
export const reportChoicesOf = (link: BrokerLink) =>
  queryOptions({ queryKey: ['report-choices'], queryFn: () => asked(link, 'report.choices', {}), staleTime: 0 });

/** Counted anew each time it is looked at; what was counted before stays until the answer. */
export const reportOf = (link: BrokerLink, wish: RequestInput<'report.show'>) =>
  queryOptions({
    queryKey: ['report', wish],
    queryFn: () => asked(link, 'report.show', wish),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });

/** Time alone brings a ticket here: it is asked once a minute. */
export const atRiskOf = (link: BrokerLink, teamId: Id | null) =>
  queryOptions({
    queryKey: ['at-risk', teamId],
    queryFn: () => asked(link, 'report.at-risk', { teamId }),
    placeholderData: keepPreviousData,
    staleTime: 0,
    refetchInterval: 60_000,
  });

/** Which level and priority a ticket needs, by what is known now. */
export const ticketAdviceOf = (link: BrokerLink, ticketId: Id) =>
  queryOptions({ queryKey: ['advice', ticketId], queryFn: () => asked(link, 'advice.for-ticket', { ticketId }) });

/** The same of a call that is being written down; what was said before stays until the answer. */
export const callAdviceOf = (link: BrokerLink, call: RequestInput<'advice.for-call'>) =>
  queryOptions({
    queryKey: ['call-advice', call],
    queryFn: () => asked(link, 'advice.for-call', call),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });

/** What is known already and a call may be about. */
export const incidentsOf = (link: BrokerLink, requesterId: Id | null, words: string) =>
  queryOptions({
    queryKey: ['incidents', requesterId, words],
    queryFn: () => asked(link, 'advice.incidents', { requesterId, words }),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });

export const fileOf = (link: BrokerLink, ticketId: Id) =>
  queryOptions({ queryKey: ['file', ticketId], queryFn: () => asked(link, 'ticket.show', { ticketId }) });

export const courseOf = (link: BrokerLink, ticketId: Id) =>
  queryOptions({ queryKey: ['course', ticketId], queryFn: () => asked(link, 'course.show', { ticketId }) });

/** What was done for a ticket, of the three kinds. */
export const interventionsOf = (link: BrokerLink, ticketId: Id) =>
  queryOptions({
    queryKey: ['interventions', ticketId],
    queryFn: () => asked(link, 'intervention.list', { ticketId }),
  });

/** What the contract says of visits, asked anew each time: no event tells technicians of contracts. */
export const visitTermsOf = (link: BrokerLink, ticketId: Id) =>
  queryOptions({
    queryKey: ['visit-terms', ticketId],
    queryFn: () => asked(link, 'visit.terms', { ticketId }),
    staleTime: 0,
  });

/** Who was let in from outside, and what is said with them. */
export const guestsOf = (link: BrokerLink, ticketId: Id) =>
  queryOptions({ queryKey: ['guests', ticketId], queryFn: () => asked(link, 'guest.list', { ticketId }) });

/** To whom a ticket can be handed over; asked anew each time, since no event tells of it. */
export const teamsOf = (link: BrokerLink) =>
  queryOptions({ queryKey: ['course-teams'], queryFn: () => asked(link, 'course.teams', {}), staleTime: 0 });

/** The locks on a ticket, for whoever is signed in. */
export const rightsOf = (link: BrokerLink, ticketId: Id) =>
  queryOptions({ queryKey: ['rights', ticketId], queryFn: () => asked(link, 'session.rights', { ticketId }) });

/** Technicians whom a workstation no longer hears. */
export const blocksOf = (link: BrokerLink) =>
  queryOptions({ queryKey: ['blocks'], queryFn: () => asked(link, 'block.list', {}) });

export const peopleOf = (link: BrokerLink) =>
  queryOptions({ queryKey: ['people'], queryFn: () => asked(link, 'person.list', {}) });

/** Where somebody is signed in: no event tells of it, so it is asked anew each time. */
export const signInsOf = (link: BrokerLink, personId: Id) =>
  queryOptions({
    queryKey: ['sign-ins', personId],
    queryFn: () => asked(link, 'identity.sign-ins', { personId }),
    staleTime: 0,
  });

export const directoryOf = (link: BrokerLink) =>
  queryOptions({ queryKey: ['directory'], queryFn: () => asked(link, 'directory.show', {}) });
export const contractsOf = (link: BrokerLink) =>
  queryOptions({ queryKey: ['contracts'], queryFn: () => asked(link, 'contract.list', {}) });
export const workstationsOf = (link: BrokerLink) =>
  queryOptions({ queryKey: ['workstations'], queryFn: () => asked(link, 'workstation.list', {}) });

/** What an account would bring along; counted anew for each question. */
export const mergePreviewOf = (link: BrokerLink, personId: Id) =>
  queryOptions({
    queryKey: ['merge-preview', personId],
    queryFn: () => asked(link, 'person.preview-merge', { personId }),
    staleTime: 0,
  });
/** Computers that were let in and have never been connected. */
export const absentDevicesOf = (link: BrokerLink) =>
  queryOptions({ queryKey: ['absent-devices'], queryFn: () => asked(link, 'enrolment.devices', {}), staleTime: 0 });

export const enrolmentOf = (link: BrokerLink) =>
  queryOptions({ queryKey: ['enrolment'], queryFn: () => asked(link, 'enrolment.list', {}) });
export const runningOf = (link: BrokerLink) =>
  queryOptions({ queryKey: ['running'], queryFn: () => asked(link, 'session.list-running', {}) });

/** What computers know this deployment by; it does not change while it lasts. */
export const brokerKeyOf = (link: BrokerLink) =>
  queryOptions({ queryKey: ['broker-key'], queryFn: () => asked(link, 'enrolment.show-key', {}) });

export const policyOf = (link: BrokerLink) =>
  queryOptions({ queryKey: ['policy'], queryFn: () => asked(link, 'policy.show', {}) });
/** The faults and the reach of a draft, asked anew for each of its revisions; those of the one before stay meanwhile. */
export const policyFaultsOf = (link: BrokerLink, base: number, revision: number) =>
  queryOptions({
    queryKey: ['policy-faults', base, revision],
    queryFn: () => asked(link, 'policy.validate', {}),
    placeholderData: keepPreviousData,
  });
export const policyReachOf = (link: BrokerLink, base: number, revision: number) =>
  queryOptions({
    queryKey: ['policy-reach', base, revision],
    queryFn: () => asked(link, 'policy.reach', {}),
    placeholderData: keepPreviousData,
  });
export const policyVersionOf = (link: BrokerLink, number: number) =>
  queryOptions({ queryKey: ['policy-version', number], queryFn: () => asked(link, 'policy.version', { number }) });

/** Articles, as a search or a list asks for them. */
export const articlesOf = (link: BrokerLink, wanted: RequestInput<'knowledge.search'>) =>
  queryOptions({
    queryKey: ['knowledge', 'list', wanted],
    queryFn: () => asked(link, 'knowledge.search', wanted),
    placeholderData: keepPreviousData,
  });
export const articleOf = (link: BrokerLink, articleId: Id) =>
  queryOptions({
    queryKey: ['knowledge', 'article', articleId],
    queryFn: () => asked(link, 'knowledge.show', { articleId }),
  });
export const articleVersionsOf = (link: BrokerLink, articleId: Id) =>
  queryOptions({
    queryKey: ['knowledge', 'versions', articleId],
    queryFn: () => asked(link, 'knowledge.versions', { articleId }),
  });

/** Brings the kept answers up to date with what the broker tells; a fresh connection may have missed anything. */
export async function refresh(cache: QueryClient, event: BrokerEvent): Promise<void> {
  switch (event.type) {
    case 'welcome':
      return await cache.invalidateQueries();
    case 'ticket-changed':
      for (const [key, tickets] of cache.getQueriesData<Ticket[]>({ queryKey: ['queue'] })) {
        const queue = Queue.safeParse(key[1]);
        if (tickets !== undefined && queue.success)
          cache.setQueryData(key, withTicket(tickets, event.ticket, queue.data));
      }
      await cache.invalidateQueries({ queryKey: ['caller-file', event.ticket.requester.id] });
      await cache.invalidateQueries({ queryKey: ['search'] });
      await cache.invalidateQueries({ queryKey: ['incidents'] });
      await cache.invalidateQueries({ queryKey: ['advice', event.ticket.id] });
      await cache.invalidateQueries({ queryKey: ['rights', event.ticket.id] });
      await cache.invalidateQueries({ queryKey: ['course', event.ticket.id] });
      await cache.invalidateQueries({ queryKey: ['interventions', event.ticket.id] });
      return await cache.invalidateQueries({ queryKey: ['file', event.ticket.id] });
    case 'session-changed':
      await cache.invalidateQueries({ queryKey: ['running'] });
      await cache.invalidateQueries({ queryKey: ['interventions', event.session.ticketId] });
      return await cache.invalidateQueries({ queryKey: ['rights', event.session.ticketId] });
    case 'timeline-grew':
      await cache.invalidateQueries({ queryKey: ['guests', event.ticketId] });
      return await cache.invalidateQueries({ queryKey: ['file', event.ticketId] });
    case 'rights-changed':
      return await cache.invalidateQueries({ queryKey: ['rights'] });
    case 'technician-blocked':
    case 'technician-unblocked':
      return await cache.invalidateQueries({ queryKey: ['blocks'] });
    case 'directory-changed':
      for (const key of READ_FROM[event.part]) await cache.invalidateQueries({ queryKey: [key] });
      return;
    case 'colleague-changed':
      cache.setQueryData<Colleague[]>(['colleagues'], (known) =>
        known?.map((one) => (one.id === event.colleague.id ? event.colleague : one)),
      );
      return;
    case 'looking-changed':
      return await cache.invalidateQueries({ queryKey: ['looking', event.ticketId] });
    case 'knowledge-changed':
      return await cache.invalidateQueries({ queryKey: ['knowledge'] });
    case 'policy-changed':
      for (const key of ['policy', 'policy-history']) await cache.invalidateQueries({ queryKey: [key] });
      return;
    default:
      return;
  }
}

/** Which answers hold something of a part of the directory. */
const READ_FROM: Readonly<Record<DirectoryPart, readonly string[]>> = {
  organisations: ['directory'],
  teams: ['directory', 'people'],
  contracts: ['contracts'],
  people: ['people', 'workstations'],
  workstations: ['workstations', 'absent-devices'],
  enrolment: ['enrolment', 'absent-devices'],
};

/** As the broker lists them; what is no longer open, or not of this queue any more, leaves. */
export function withTicket(tickets: readonly Ticket[], ticket: Ticket, queue: Queue): Ticket[] {
  const others = tickets.filter(({ id }) => id !== ticket.id);
  const isWatched = queue.of === 'watched' && others.length < tickets.length && isOpen(ticket.state);
  return isWatched || isIn(queue, ticket) ? [...others, ticket].sort(byPriority) : others;
}
