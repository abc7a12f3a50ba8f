import { z } from 'zod';
import { TimeZone } from '../../directory/calendar.ts';
import { Id, Instant, PersonName, Words } from '../../kernel/scalars.ts';
import { PolicyCapability } from '../../policy/capability.ts';
import { CapabilityDecision, PolicyDecision } from '../../policy/decision.ts';
import { DraftChange } from '../../policy/draft-change.ts';
import { PolicyFault } from '../../policy/fault.ts';
import { PolicyInput } from '../../policy/input.ts';
import { ContractObstacle, Removal } from '../../policy/removal.ts';
import { RULE_TEXT_LIMIT } from '../../policy/rule.ts';
import { PolicySentence } from '../../policy/sentence.ts';
import {
  PolicyContent,
  PolicyDraft,
  PolicyProposal,
  PolicyVersion,
  VersionNumber,
  VersionReason,
} from '../../policy/version.ts';
import { Reference } from '../../ticket/reference.ts';
import type { RequestContract } from './contract.ts';
import { nothing } from './contract.ts';

const Count = z.number().int().nonnegative();

/** What the administrators' screen starts from. */
export const PolicyDesk = z.object({
  published: PolicyVersion,
  content: PolicyContent,
  draft: PolicyDraft,
  proposal: PolicyProposal.nullable(),
});
export type PolicyDesk = z.infer<typeof PolicyDesk>;

/** Published at once, or waiting for a second administrator. */
export const Publication = z.discriminatedUnion('type', [
  z.object({ type: z.literal('published'), version: VersionNumber }),
  z.object({ type: z.literal('proposed') }),
]);
export type Publication = z.infer<typeof Publication>;

/** A decision of the last month that the draft would make otherwise. */
export const ReplayChange = z.object({
  decisionId: Id,
  at: Instant,
  reference: Reference.nullable(),
  technician: PersonName.nullable(),
  workstation: z.string().max(120).nullable(),
  before: CapabilityDecision,
  after: CapabilityDecision,
});
export type ReplayChange = z.infer<typeof ReplayChange>;

/** Under which rules the month is made again: the draft's, an older version's, or those that wait for approval. */
export const Replayed = z.discriminatedUnion('type', [
  z.object({ type: z.literal('draft') }),
  z.object({ type: z.literal('version'), number: VersionNumber }),
  z.object({ type: z.literal('proposal'), proposedAt: Instant }),
]);
export type Replayed = z.infer<typeof Replayed>;

/** An imagined request: who, where, for what, under which contract, and when. */
export const ImaginedCase = z.object({
  technician: PolicyInput.shape.technician,
  workstation: PolicyInput.shape.workstation,
  ticket: PolicyInput.shape.ticket,
  /** The one that covers the workstation's organisation then, any other, or none. */
  contract: z.discriminatedUnion('type', [
    z.object({ type: z.literal('covering') }),
    z.object({ type: z.literal('chosen'), id: Id }),
    z.object({ type: z.literal('none') }),
  ]),
  at: Instant,
});
export type ImaginedCase = z.infer<typeof ImaginedCase>;

/** What one set of rules says to it; `removed`, and what is closed `behind` a contract that is, is what the technician's locks would show. */
export const ImaginedAnswer = z.object({
  decisions: z.array(CapabilityDecision),
  removed: z.array(Removal),
  behind: z.array(Removal),
});
export type ImaginedAnswer = z.infer<typeof ImaginedAnswer>;

/** Where a long list goes on: the moment and the id of the last one seen. */
export const Cursor = z.object({ at: Instant, id: Id });
export type Cursor = z.infer<typeof Cursor>;

/** One part of the replay; `next` asks for the one after it, and is null at the end. */
export const ReplayPart = z.object({
  total: z.number().int().nonnegative(),
  examined: z.number().int().nonnegative(),
  changes: z.array(ReplayChange),
  next: Cursor.nullable(),
});
export type ReplayPart = z.infer<typeof ReplayPart>;

/** Whom and what a rule concerns now, and what it would have changed in the last month. */
const RuleReach = z.object({
  ruleId: Id,
  technicians: Count,
  /** Who they are, while they are few. */
  names: z.array(PersonName),
  workstations: Count,
  /** False for an expert's text: they are then the most that it can concern. */
  exact: z.boolean(),
  /** Requests of the last month that were allowed and that this rule would have refused, and the other way round. */
  wouldRefuse: Count,
  wouldAllow: Count,
});

/** The same of the whole draft; `examined` is 0 while it has faults, and `cut` when there were more requests. */
export const PolicyReach = z.object({
  technicians: Count,
  workstations: Count,
  examined: Count,
  cut: z.boolean(),
  wouldRefuse: Count,
  wouldAllow: Count,
  rules: z.array(RuleReach),
});
export type PolicyReach = z.infer<typeof PolicyReach>;

/** A decision as the administrators' list shows it. */
export const DecisionEntry = z.object({
  decision: PolicyDecision,
  reference: Reference.nullable(),
  technician: PersonName.nullable(),
  workstation: z.string().max(120).nullable(),
});
export type DecisionEntry = z.infer<typeof DecisionEntry>;

const callers = ['administrator'] as const;

export const policyRequests = {
  'policy.show': { input: nothing, output: PolicyDesk, callers },
  /** `revision` is the one the change was made to. */
  'policy.change': {
    input: z.object({ revision: z.number().int().nonnegative(), change: DraftChange }),
    output: z.object({ revision: z.number().int().positive() }),
    callers,
  },
  /** Leaves the draft behind, for the rules in force. */
  'policy.discard': { input: z.object({ revision: z.number().int().nonnegative() }), output: nothing, callers },
  /** Takes a draft up on the version in force, as it is: what the other version changed has been looked at. */
  'policy.take-up': { input: z.object({ base: VersionNumber }), output: nothing, callers },
  'policy.validate': { input: nothing, output: z.array(PolicyFault), callers },
  /** What contract and rules say to a case, those in force and the draft's; null while the draft has faults. */
  'policy.what-if': {
    input: z.object({ imagined: ImaginedCase }),
    output: z.object({
      version: VersionNumber,
      /** The contract's name; null where there is none. */
      contract: PersonName.nullable(),
      /** The moment on the contract's own wall. */
      at: PolicyInput.shape.at,
      timeZone: TimeZone,
      /** What the contract has against each right; what is missing here it lets through. */
      closed: z.array(z.object({ capability: PolicyCapability, why: ContractObstacle })),
      published: ImaginedAnswer,
      draft: ImaginedAnswer.nullable(),
    }),
    callers,
  },
  'policy.replay': { input: z.object({ of: Replayed, after: Cursor.nullable() }), output: ReplayPart, callers },
  'policy.reach': { input: nothing, output: PolicyReach, callers },
  'policy.publish': {
    input: z.object({ base: VersionNumber, revision: z.number().int().positive(), reason: VersionReason }),
    output: Publication,
    callers,
  },
  'policy.approve': { input: z.object({ proposedAt: Instant }), output: z.object({ version: VersionNumber }), callers },
  'policy.reject': { input: z.object({ proposedAt: Instant }), output: nothing, callers },
  'policy.roll-back': {
    input: z.object({ to: VersionNumber, base: VersionNumber, reason: VersionReason }),
    output: Publication,
    callers,
  },
  'policy.history': {
    input: z.object({ before: VersionNumber.nullable() }),
    output: z.array(PolicyVersion),
    callers,
  },
  'policy.version': { input: z.object({ number: VersionNumber }), output: PolicyContent, callers },
  /** The newest first; `next` asks for those before. */
  'policy.decisions': {
    input: z.object({
      /** A ticket's reference, or part of the name of a technician, a workstation or a rule; empty for all. */
      find: Words.max(120).or(z.literal('')),
      refused: z.boolean(),
      after: Cursor.nullable(),
    }),
    output: z.object({ entries: z.array(DecisionEntry), next: Cursor.nullable() }),
    callers,
  },
  /** An expert's text, read: the sentence it says exactly, and its faults. */
  'policy.read': {
    input: z.object({ ruleId: Id, name: PersonName, text: z.string().max(RULE_TEXT_LIMIT) }),
    output: z.object({ sentence: PolicySentence.nullable(), faults: z.array(PolicyFault) }),
    callers,
  },
} as const satisfies Record<string, RequestContract>;
