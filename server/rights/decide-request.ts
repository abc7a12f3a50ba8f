import { Capability } from '../../app/consent/capability.ts';
import type { Id } from '../../app/kernel/scalars.ts';
import type { TechnicianCredential } from '../../app/policy/credential.ts';
import type { PolicyDecision } from '../../app/policy/decision.ts';
import type { Removal } from '../../app/policy/removal.ts';
import type { Intersection } from '../../app/policy/rights.ts';
import { closedBehindContract, inputFrom, intersectRights } from '../../app/policy/rights.ts';
import type { Ticket } from '../../app/ticket/ticket.ts';
import type { Note } from '../audit/drafts.ts';
import type { Caller, Context } from '../context.ts';
import { decisionNow, engineInForce, keepDecision } from '../policy/decide-capabilities.ts';
import { actorOf } from '../steps/actors.ts';
import type { Work } from '../steps/transact.ts';
import { transact } from '../steps/transact.ts';
import { addOrCount } from '../store/policy/decisions.ts';
import type { WorkstationStanding } from './subject.ts';
import { standingOf, technicianOf, ticketFacts } from './subject.ts';

/** Contract ∩ rules at this moment, and the facts about the technician that were judged. */
export interface JudgedRequest extends Intersection {
  readonly version: number;
  readonly contract: string | null;
  readonly facts: Pick<TechnicianCredential, 'technician' | 'ticket' | 'network'>;
  /** What the rules would still keep closed if the contract were open. */
  readonly behind: Removal[];
  /** What the rules alone were asked, and said. */
  readonly decided: Pick<PolicyDecision, 'version' | 'input' | 'capabilities'>;
}

/** Decides a request, keeps the decision with its inputs, and tells the chain what came of it under which rules. */
export async function decideRequest(
  context: Context,
  work: Pick<Work, 'db' | 'now' | 'note'>,
  caller: Caller,
  ticket: Ticket,
  asked: readonly Capability[],
): Promise<JudgedRequest | undefined> {
  const judged = await judgeNow(context, work, caller, ticket, asked);
  if (judged === undefined) return undefined;
  const { decided, removed } = judged;
  const decision = await keepDecision(context.random, work, { ...decided, occasion: 'asked', removed });
  work.note(decisionNote(decision, caller, ticket));
  return judged;
}

/**
 * The same judgement before anything is asked, of everything there is to ask for. What is closed keeps the technician
 * from asking, so that this is the decision which is kept; the same within minutes is counted, and told once.
 */
export async function decideLook(context: Context, caller: Caller, ticket: Ticket): Promise<JudgedRequest | undefined> {
  const { store: db, clock } = context;
  const judged = await judgeNow(context, { db, now: clock.now() }, caller, ticket, Capability.options);
  if (judged === undefined || judged.removed.length === 0) return judged;
  const { decided, removed } = judged;
  const closed = decided.capabilities.filter(({ capability }) => removed.some((one) => one.capability === capability));
  await transact(context, async (work) => {
    const made = { ...decided, capabilities: closed, occasion: 'not-asked', removed } as const;
    const decision = decisionNow(context.random, work.now, made);
    if (await addOrCount(work.db, decision)) work.note(decisionNote(decision, caller, ticket));
  });
  return judged;
}

/** What is kept of a decision elsewhere can be held against this, for as long as either is kept. */
function decisionNote(decision: PolicyDecision, { person }: Caller, ticket: Ticket): Note {
  const { id, version, capabilities, occasion, removed } = decision;
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
    body: {
      decision: id,
      version,
      occasion,
      capabilities: outcomes,
      closed: removed.map(({ lock, capability, why }) => ({ lock, capability, why })),
    },
  };
}

async function judgeNow(
  { rulebook }: Context,
  work: Pick<Work, 'db' | 'now'>,
  caller: Caller,
  ticket: Ticket,
  asked: readonly Capability[],
): Promise<JudgedRequest | undefined> {
  const subject = await subjectOf(work, caller, ticket);
  if (subject === undefined) return undefined;
  const { standing, facts, input } = subject;
  const { version, engine } = await engineInForce(rulebook, work.db);
  const capabilities = engine.decide(input, asked);
  const contract = standing.contract?.terms ?? null;
  const rights = intersectRights({
    asked,
    consent: null,
    contract,
    decisions: capabilities,
    version,
    now: work.now,
  });
  const decided = { version, input, capabilities };
  const behind = closedBehindContract(engine, input, rights, version);
  return { ...rights, behind, version, contract: standing.contract?.name ?? null, facts, decided };
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
