import type { PolicyCapability } from './capability.ts';
import type { CedarCall, CedarEntity, EntityName } from './cedar.ts';
import type { Facts } from './condition.ts';
import { keyOf } from './condition-in.ts';
import type { PolicyInput } from './input.ts';

/** A decision's input as Cedar takes it; the entities are only those that it speaks of. */
export function callFor(input: PolicyInput, capability: PolicyCapability): CedarCall {
  const { technician, workstation, ticket, contract, at, network } = input;
  const { id, level, certifications, secondFactor, external } = technician;
  return {
    principal: { type: 'Technician', id },
    action: { type: 'Action', id: capability },
    resource: { type: 'Workstation', id: workstation.id },
    context: {
      ticket: {
        ...(ticket.level !== null && { level: ticket.level }),
        impact: ticket.impact,
        assigned: ticket.assigned,
        openedByEmployee: ticket.openedByEmployee,
      },
      contract: { ...contract },
      at: { weekday: at.weekday, minuteOfDay: at.minuteOfDay },
      network: wellFormed(network),
    },
    entities: [
      {
        uid: { type: 'Technician', id },
        attrs: { level, certifications: certifications.map(wellFormed), secondFactor, external },
        parents: teamsOf(input),
      },
      {
        uid: { type: 'Workstation', id: workstation.id },
        attrs: { tags: workstation.tags.map(wellFormed) },
        parents: placesOf(input),
      },
      ...siteOf(input),
    ],
  };
}

/** The same facts, as the engine compares them with what policies ask for. */
export const factsOf = (input: PolicyInput): Facts => ({
  principal: [{ type: 'Technician', id: input.technician.id }, ...teamsOf(input)].map(keyOf),
  resource: [{ type: 'Workstation', id: input.workstation.id }, ...placesOf(input)].map(keyOf),
  level: [String(input.technician.level)],
  tag: input.workstation.tags.map(wellFormed),
  certification: input.technician.certifications.map(wellFormed),
  weekday: [input.at.weekday],
  impact: [input.ticket.impact],
  network: [wellFormed(input.network)],
  flag: flagsOf(input),
  minute: input.at.minuteOfDay,
});

/** Half of a pair is no character, and nothing that Cedar takes. */
export const wellFormed = (text: string): string => text.replace(/\p{Cs}/gu, '\ufffd');

const flagsOf = ({ technician, contract, ticket }: PolicyInput): string[] =>
  [
    technician.external && 'principal.external',
    technician.secondFactor && 'principal.secondFactor',
    contract.exists && 'context.contract.exists',
    contract.remote && 'context.contract.remote',
    contract.hours && 'context.contract.hours',
    ticket.assigned && 'context.ticket.assigned',
    ticket.openedByEmployee && 'context.ticket.openedByEmployee',
  ].filter((flag) => flag !== false);

const teamsOf = ({ technician }: PolicyInput): EntityName[] =>
  technician.teamIds.map((teamId) => ({ type: 'Team', id: teamId }));

function placesOf({ workstation: { siteId, organisationId } }: PolicyInput): EntityName[] {
  const site = siteId === null ? [] : [{ type: 'Site', id: siteId }];
  const organisation = organisationId === null ? [] : [{ type: 'Organisation', id: organisationId }];
  return [...site, ...organisation];
}

function siteOf({ workstation: { siteId, organisationId } }: PolicyInput): CedarEntity[] {
  if (siteId === null || organisationId === null) return [];
  return [{ uid: { type: 'Site', id: siteId }, attrs: {}, parents: [{ type: 'Organisation', id: organisationId }] }];
}
