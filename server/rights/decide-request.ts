import { Capability } from '../../app/consent/capability.ts';
import type { Id } from '../../app/kernel/scalars.ts';
import type { TechnicianCredential } from '../../app/policy/credential.ts';
import type { PolicyDecision } from '../../app/policy/decision.ts';
import type { Intersection } from '../../app/policy/rights.ts';
import { inputFrom, intersectRights } from '../../app/policy/rights.ts';
import type { Ticket } from '../../app/ticket/ticket.ts';
import type { Note } from '../audit/drafts.ts';
import type { Caller, Context } from '../context.ts';
import { decideCapabilities, engineInForce } from '../policy/decide-capabilities.ts';
import { actorOf } from '../steps/actors.ts';
import type { Work } from '../steps/transact.ts';
import type { WorkstationStanding } from './subject.ts';
import { standingOf, technicianOf, ticketFacts } from './subject.ts';

/** Contract ∩ rules at this moment, and the facts about the technician that were judged. */
export interface JudgedRequest extends Intersection {
  readonly version: number;
  readonly contract: string | null;
  readonly facts: Pick<TechnicianCredential, 'technician' | 'ticket' | 'network'>;
}

/** Decides a request, keeps the decision with its inputs, and tells the chain what came of it under which rules. */
export async function decideRequest(
  context: Context,
  work: Pick<Work, 'db' | 'now' | 'note'>,
  caller: Caller,
  ticket: Ticket,
  asked: readonly Capability[],
): Promise<JudgedRequest | undefined> {
  const subject = await subjectOf(work, caller, ticket);
  if (subject === undefined) return undefined;
  const decision = await decideCapabilities(context, work, subject.input, asked);
  work.note(decisionNote(decision, caller, ticket));
  return concluded(subject, asked, decision.version, decision.capabilities, work.now);
}

/** What is kept of a decision elsewhere can be held against this, for as long as either is kept. */
function decisionNote({ id, version, capabilities }: PolicyDecision, { person }: Caller, ticket: Ticket): Note {
  const outcomes = capabilities.map(({ capability, allowed, determining }) => ({
    capability,
    allowed,
    rules: determining.map(({ ruleId, name }) => ({ id: ruleId, name })),
  }));
  const workstationId = ticket.workstation?.id;
  return {
    kind: 'session-decided',
    actor: actorOf(person),
    subject: {
      ticketId: ticket.id,
      reference: ticket.reference,
      ...(workstationId !== undefined && { workstationId }),
    },
    body: { decision: id, version, capabilities: outcomes },
  };
}

/** The same judgement before anything is asked: nothing is kept. */
export async function previewRights(
  context: Context,
  work: Pick<Work, 'db' | 'now'>,
  caller: Caller,
  ticket: Ticket,
): Promise<JudgedRequest | undefined> {
  const subject = await subjectOf(work, caller, ticket);
  if (subject === undefined) return undefined;
  const { version, engine } = await engineInForce(context.rulebook, work.db);
  const asked = Capability.options;
  return concluded(subject, asked, version, engine.decide(subject.input, asked), work.now);
}

interface Subject extends Pick<JudgedRequest, 'facts'> {
  readonly standing: WorkstationStanding;
  readonly input: ReturnType<typeof inputFrom>;
}

async function subjectOf(
  { db, now }: Pick<Work, 'db' | 'now'>,
  { person, login }: Caller,
  ticket: Ticket,
): Promise<Subject | undefined> {
  const workstationId: Id | undefined = ticket.workstation?.id;
  const known = await technicianOf(db, person.id);
  const standing = workstationId === undefined ? undefined : await standingOf(db, workstationId, now);
  if (workstationId === undefined || known === undefined || standing === undefined) return undefined;
  const facts = {
    technician: { ...known, secondFactor: login.secondFactor },
    ticket: ticketFacts(ticket, person.id),
    network: login.network,
  };
  const place = { workstationId, workstation: standing.workstation, contract: standing.contract?.terms ?? null };
  return { standing, facts, input: inputFrom(place, facts, now) };
}

function concluded(
  { standing, facts }: Subject,
  asked: readonly Capability[],
  version: number,
  decisions: Parameters<typeof intersectRights>[0]['decisions'],
  now: number,
): JudgedRequest {
  const contract = standing.contract?.terms ?? null;
  const rights = intersectRights({ asked, contract, decisions, version, now });
  return { ...rights, version, contract: standing.contract?.name ?? null, facts };
}
