import type { Result } from '../../app/kernel/result.ts';
import { fail, ok } from '../../app/kernel/result.ts';
import type { Id } from '../../app/kernel/scalars.ts';
import type { AppBridge } from '../../app/wire/bridge.ts';
import type { TalkRequest } from '../../app/wire/requests/talk.ts';
import type { RequestInput, RequestOutput } from '../../app/wire/requests.ts';
import { requests } from '../../app/wire/requests.ts';
import type { BrokerLink, LinkFailure } from './broker/link.ts';

type AskFor<R extends keyof typeof requests> = <T extends R>(
  type: T,
  input: RequestInput<T>,
) => Promise<Result<RequestOutput<T>, LinkFailure>>;

/** Asks about conversations, over whatever line this page has. */
export type AskTalk = AskFor<TalkRequest>;
/** What technicians keep for themselves beside a conversation. */
export type AskNotes = AskFor<'talk.notes' | 'talk.note'>;

/** Everything that a conversation needs of the world. */
export interface TalkLine {
  readonly ask: AskTalk;
  /** Null where there are no notes to be seen. */
  readonly notes: AskNotes | null;
  readonly brokerUrl: string;
  /** Called when a ticket's conversation is no longer what it was; `null`: any may be. */
  follow(listener: (ticketId: Id | null) => void): () => void;
}

/** For an employee's page, which has no line of its own: the main process asks in its stead. */
export const talkThrough = (bridge: Pick<AppBridge, 'talk' | 'onTalk'>, brokerUrl: string): TalkLine => ({
  ask: async (type, input) => {
    const answer = await bridge.talk({ type, input });
    if (!answer.ok) return fail(answer.failure);
    const value = requests[type].output.safeParse(answer.value);
    // The schema comes from the same row of `requests` as the type does.
    return value.success ? ok(value.data as RequestOutput<typeof type>) : fail({ type: 'malformed', where: type });
  },
  notes: null,
  brokerUrl,
  follow: (listener) => bridge.onTalk((told) => told.type === 'changed' && listener(told.ticketId)),
});

/** For a console, over its own line. */
export const talkOver = (link: Pick<BrokerLink, 'request' | 'onEvent'>, brokerUrl: string): TalkLine => ({
  ask: link.request,
  notes: link.request,
  brokerUrl,
  follow: (listener) =>
    link.onEvent((event) => {
      if (event.type === 'talk-grew' || event.type === 'talk-read' || event.type === 'notes-grew')
        listener(event.ticketId);
      if (event.type === 'welcome') listener(null);
    }),
});
