import type { Id } from '../../app/kernel/scalars.ts';
import type { AppBridge } from '../../app/wire/bridge.ts';
import type { TalkRequest } from '../../app/wire/requests/talk.ts';
import type { BrokerLink } from './broker/link.ts';
import type { AskSome } from './through.ts';
import { through } from './through.ts';

/** Asks about conversations, over whatever line this page has. */
export type AskTalk = AskSome<TalkRequest>;
/** What technicians keep for themselves beside a conversation. */
export type AskNotes = AskSome<'talk.notes' | 'talk.note'>;

/** Everything that a conversation needs of the world. */
export interface TalkLine {
  readonly ask: AskTalk;
  /** Null where there are no notes to be seen. */
  readonly notes: AskNotes | null;
  readonly brokerUrl: string;
  /** Called when a ticket's conversation is no longer what it was; `null`: any may be. */
  follow(listener: (ticketId: Id | null) => void): () => void;
}

/** For an employee's page in the application, which has no line of its own: the main process asks in its stead. */
export const talkThrough = (bridge: Pick<AppBridge, 'talk' | 'onTalk'>, brokerUrl: string): TalkLine => ({
  ask: through(bridge.talk),
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
