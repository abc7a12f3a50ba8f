import type { TicketFact } from '../../../../app/audit/entry.ts';
import type { RequestFailure } from '../../../../app/wire/failures.ts';
import type { RequestInput, RequestOutput, RequestType } from '../../../../app/wire/requests.ts';
import type { Client } from '../client.ts';
import { connect } from '../client.ts';
import type { Account } from '../people.ts';
import type { Dice } from './dice.ts';

/** Something that somebody did, as its own client remembers it. */
export interface Act {
  /** Their name, which is nobody else’s. */
  readonly by: string;
  readonly ticketId: string;
  readonly fact: TicketFact['type'];
  /** Words that no other act of the day has; null where nothing is said. */
  readonly mark: string | null;
  /** False when the broker was gone before it answered: it may have happened, and not twice. */
  readonly acknowledged: boolean;
}

/** What an act will be once it has its answer. */
export interface Intent<T extends RequestType> {
  readonly fact: TicketFact['type'];
  readonly mark: string | null;
  /** The ticket that the answer is about, or that was asked about. */
  readonly ticketOf: (answer: RequestOutput<T> | null) => string | null;
  /** Sent again after the broker's return, as a client does that had no answer: it carries an id of its own. */
  readonly repeatable: boolean;
}

/** One person of the day with their connection, and everything they remember of it. */
export interface Colleague {
  readonly id: string;
  readonly dice: Dice;
  readonly acts: readonly Act[];
  readonly references: readonly string[];
  mark(what: string): string;
  /** Asks until there is an answer; null for a refusal. */
  read<T extends RequestType>(type: T, input: RequestInput<T>): Promise<RequestOutput<T> | null>;
  /** Does something and remembers it; null when it was refused or nobody answered. */
  act<T extends RequestType>(type: T, input: RequestInput<T>, intent: Intent<T>): Promise<RequestOutput<T> | null>;
  heardReference(reference: string): void;
  leave(): void;
}

/** The broker of the day: where it is now, and how many acts it has acknowledged. */
export interface Office {
  /** Resolves once a broker listens there again. */
  url(): Promise<string>;
  acknowledged(): void;
}

export async function join(office: Office, account: Account, dice: Dice): Promise<Colleague> {
  let client = await connect(await office.url(), account);
  const { id, name } = client.welcome.person;
  const acts: Act[] = [];
  const references: string[] = [];
  let marks = 0;

  /** Undefined when the broker went before it answered, and has come back since. */
  const send = async <T extends RequestType>(type: T, input: RequestInput<T>): Promise<Answered<T>> => {
    const asked: Client = client;
    try {
      const answer = await asked.request(type, input);
      if (answer.ok) return { ok: true, value: answer.value };
      if (answer.failure.type === 'broken') throw new Error(`${name}: ${type} broke ${JSON.stringify(input)}`);
      return { ok: false, failure: answer.failure };
    } catch (cause) {
      if (asked.socket.connected) throw cause;
      client = await connect(await office.url(), account);
      return undefined;
    }
  };

  return {
    id,
    dice,
    acts,
    references,
    mark: (what) => {
      marks += 1;
      return `${what} n° ${marks} de ${name}`;
    },
    read: async (type, input) => {
      for (;;) {
        const answer = await send(type, input);
        if (answer !== undefined) return answer.ok ? answer.value : null;
      }
    },
    act: async (type, input, { fact, mark, ticketOf, repeatable }) => {
      const first = await send(type, input);
      const answer = first === undefined && repeatable ? await send(type, input) : first;
      if (answer !== undefined && !answer.ok && first !== undefined) return null;
      const value = answer?.ok === true ? answer.value : null;
      const ticketId = ticketOf(value);
      if (ticketId !== null) acts.push({ by: name, ticketId, fact, mark, acknowledged: value !== null });
      if (value !== null) office.acknowledged();
      return value;
    },
    heardReference: (reference) => void references.push(reference),
    leave: () => client.close(),
  };
}

type Answered<T extends RequestType> =
  | { readonly ok: true; readonly value: RequestOutput<T> }
  | { readonly ok: false; readonly failure: RequestFailure }
  | undefined;
