import type { StoreApi } from 'zustand/vanilla';
import { createStore } from 'zustand/vanilla';
import type { Id, Instant } from '../../../app/kernel/scalars.ts';
import type { Ticket } from '../../../app/ticket/ticket.ts';
import { talkRequests } from '../../../app/wire/requests/talk.ts';
import type { BrokerLink } from '../broker/link.ts';
import type { HelpDesk, HelpState } from '../platform/platform.ts';
import type { AskTalk } from '../talk.ts';
import { talkOver } from '../talk.ts';
import type { KeptRequests } from './kept-requests.ts';
import { unreadOf } from './unread-of.ts';

export type PortalState = Pick<HelpState, 'tickets' | 'waiting' | 'unread'>;

/** An employee's desk in a browser: what the application's main process does for them, done here over the page's own line. */
export interface Portal extends Pick<StoreApi<PortalState>, 'getState' | 'getInitialState' | 'subscribe'> {
  readonly desk: HelpDesk;
  close(): void;
}

export interface PortalParts {
  readonly link: Pick<BrokerLink, 'request' | 'onEvent' | 'onStatus'>;
  readonly me: Id;
  readonly kept: KeptRequests;
  readonly brokerUrl: string;
  /** The broker's clock, in milliseconds. */
  readonly clock: () => Instant;
  readonly newId: () => Id;
}

/** Keeps what is sent until the broker has it, and knows what it has not shown yet. */
export function openPortal({ link, me, kept, brokerUrl, clock, newId }: PortalParts): Portal {
  const store = createStore<PortalState>(() => ({ tickets: [], waiting: [...kept.read()], unread: [] }));
  let isOnline = false;
  let isClosed = false;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const put = (ticket: Ticket): void => {
    const { tickets } = store.getState();
    const held = tickets.find(({ id }) => id === ticket.id);
    if (isClosed || ticket.requester.id !== me || (held !== undefined && held.changedAt > ticket.changedAt)) return;
    store.setState({ tickets: [...tickets.filter(({ id }) => id !== ticket.id), ticket].sort(newestFirst) });
  };
  const grew = (ticketId: Id): void => {
    const { unread } = store.getState();
    if (!unread.includes(ticketId)) store.setState({ unread: [...unread, ticketId] });
  };
  const seen = (ticketId: Id): void =>
    store.setState(({ unread }) => ({ unread: unread.filter((one) => one !== ticketId) }));
  const keep = (change: (waiting: PortalState['waiting']) => PortalState['waiting']): void => {
    // Another tab of the same person may have added or sent some meanwhile.
    const waiting = change([...kept.read()]);
    kept.write(waiting);
    store.setState({ waiting });
  };
  const drop = (requestId: Id): void => keep((waiting) => waiting.filter((one) => one.requestId !== requestId));

  let isFlushing = false;
  /** One after the other; what the broker can't take now is offered again in a moment. */
  const flush = async (): Promise<void> => {
    if (isFlushing || !isOnline || isClosed) return;
    isFlushing = true;
    clearTimeout(retry);
    const refused = new Set<Id>();
    // Looked up again each time: more may be asked, or dropped, while one is on its way.
    const next = () => (isClosed ? undefined : kept.read().find(({ requestId }) => !refused.has(requestId)));
    for (let request = next(); request !== undefined; request = next()) {
      const answer = await link.request('ticket.open', request);
      if (answer.ok) {
        put(answer.value);
        drop(request.requestId);
      } else refused.add(request.requestId);
    }
    isFlushing = false;
    // Another tab may have sent, or dropped, what this one still shows.
    if (!isClosed) store.setState({ waiting: [...kept.read()] });
    if (!isClosed && store.getState().waiting.length > 0) retry = setTimeout(() => void flush(), RETRY_MS);
  };
  const catchUp = async (): Promise<void> => {
    await flush();
    const answer = await link.request('ticket.mine', {});
    if (!answer.ok) return;
    for (const ticket of answer.value) put(ticket);
    for (const ticketId of await unreadOf(link, me, answer.value)) if (!isClosed) grew(ticketId);
  };

  const leaveStatus = link.onStatus((status) => {
    const was = isOnline;
    isOnline = status === 'online';
    if (isOnline && !was) void catchUp();
  });
  const leaveEvents = link.onEvent((event) => {
    if (event.type === 'ticket-changed') put(event.ticket);
    if (event.type === 'talk-grew' && event.from.id !== me) grew(event.ticketId);
  });

  const over = talkOver(link, brokerUrl);
  const askTalk: AskTalk = async (type, input) => {
    const answer = await link.request(type, input);
    const read = type === 'talk.read' && answer.ok ? talkRequests['talk.read'].input.safeParse(input) : null;
    if (read?.success === true) seen(read.data.ticketId);
    return answer;
  };
  const desk: HelpDesk = {
    askForHelp: ({ words, impact, tried }) => {
      const request = { requestId: newId(), words, impact, askedAt: clock() };
      keep((waiting) => [...waiting, { ...request, ...(tried && tried.length > 0 && { tried }) }]);
      void flush();
      return Promise.resolve();
    },
    cancelTicket: async (ticketId) => {
      const answer = await link.request('ticket.cancel', { ticketId });
      if (!answer.ok) return { ok: false, failure: answer.failure.type };
      put(answer.value);
      return { ok: true };
    },
    dropWaiting: (requestId) => {
      drop(requestId);
      return Promise.resolve();
    },
    account: link.request,
    advice: link.request,
    course: link.request,
    talk: { ...over, ask: askTalk, notes: null },
    // A browser's page shows nothing outside of itself that could be clicked.
    onOpen: () => () => undefined,
  };
  return {
    desk,
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    close: () => {
      isClosed = true;
      clearTimeout(retry);
      leaveStatus();
      leaveEvents();
    },
  };
}

const newestFirst = (one: Ticket, other: Ticket): number => other.openedAt - one.openedAt;

/** A request that the broker could not take is offered again after this, in milliseconds. */
const RETRY_MS = 5000;
