import { z } from 'zod';
import { Id, Instant, PersonName } from '../../kernel/scalars.ts';
import { CapabilityDecision, PolicyDecision } from '../../policy/decision.ts';
import { DraftChange } from '../../policy/draft-change.ts';
import { PolicyFault } from '../../policy/fault.ts';
import { PolicyInput } from '../../policy/input.ts';
import { RULE_TEXT_LIMIT } from '../../policy/rule.ts';
import { PolicySentence } from '../../policy/sentence.ts';
import {
  PolicyContent,
  PolicyDraft,
  PolicyProposal,
  PolicyVersion,
  VersionNote,
  VersionNumber,
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
  /** What the rules in force and the draft's say to one input; null while the draft has faults. */
  'policy.what-if': {
    input: z.object({ input: PolicyInput }),
    output: z.object({ published: z.array(CapabilityDecision), draft: z.array(CapabilityDecision).nullable() }),
    callers,
  },
  'policy.replay': { input: z.object({ after: Cursor.nullable() }), output: ReplayPart, callers },
  'policy.reach': { input: nothing, output: PolicyReach, callers },
  'policy.publish': {
    input: z.object({ base: VersionNumber, revision: z.number().int().positive(), note: VersionNote }),
    output: Publication,
    callers,
  },
  'policy.approve': { input: z.object({ proposedAt: Instant }), output: z.object({ version: VersionNumber }), callers },
  'policy.reject': { input: z.object({ proposedAt: Instant }), output: nothing, callers },
  'policy.roll-back': {
    input: z.object({ to: VersionNumber, base: VersionNumber, note: VersionNote }),
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
    input: z.object({ reference: Reference.nullable(), technicianId: Id.nullable(), after: Cursor.nullable() }),
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
