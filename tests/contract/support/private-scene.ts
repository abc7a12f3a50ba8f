import type { SignedFurther } from '../../../app/consent/further.ts';
import { signFurther } from '../../../app/consent/further.ts';
import type { Grant } from '../../../app/consent/grant.ts';
import type { KeyPair } from '../../../app/kernel/signing.ts';
import { keyPairFrom } from '../../../app/kernel/signing.ts';
import type { Desk, Scene, Underway } from './desk.ts';
import { aGrantedSession, aRequestForHelp, phaseOf } from './desk.ts';
import { aDevice } from './ends.ts';
import { aContract, anOrganisation, aPerson, aTechnician } from './people.ts';

export interface PrivateScene extends Scene {
  readonly organisationId: string;
}

/** A scene in an organisation of its own, so that its contract can be changed. */
export async function aPrivateScene({ broker, administrator }: Desk, terms = {}): Promise<PrivateScene> {
  const organisationId = await anOrganisation(administrator, terms);
  const employee = await aPerson(broker, administrator, { organisationId });
  const technician = await aTechnician(broker, administrator);
  const device = aDevice();
  await device.attach(employee);
  const opened = await employee.ask('ticket.open', aRequestForHelp());
  const ticket = await technician.ask('ticket.take', { ticketId: opened.id });
  return { employee, technician, device, ticket, organisationId };
}

export async function changeContract({ administrator }: Desk, organisationId: string, terms: object): Promise<void> {
  const contracts = await administrator.ask('contract.list', {});
  const contract = contracts.find((one) => one.organisationId === organisationId);
  if (contract === undefined) throw new Error('the contract is gone');
  const editing = { id: contract.id, seen: contract.changedAt };
  await administrator.ask('contract.save', { ...aContract(organisationId, terms), editing });
}

export interface ViewedSession extends Underway {
  readonly organisationId: string;
  readonly grant: Grant;
  readonly key: KeyPair;
}

/** A session in which nothing but viewing was granted. */
export async function aViewedSession(desk: Desk): Promise<ViewedSession> {
  const scene = await aPrivateScene(desk);
  const key = keyPairFrom(crypto.getRandomValues(new Uint8Array(32)));
  const underway = await aGrantedSession(scene, { capabilities: ['view'] }, key);
  const phase = await phaseOf(underway);
  if (phase.type !== 'granted') throw new Error(`the session is ${phase.type}`);
  return { ...underway, organisationId: scene.organisationId, grant: phase.signed.grant, key };
}

/** What a console signs to ask for more of such a session. */
export const further = (
  { grant, session }: ViewedSession,
  key: KeyPair,
  over: { capabilities?: 'control'[]; minutes?: number } = {},
): SignedFurther =>
  signFurther(
    {
      id: crypto.randomUUID(),
      sessionId: session.id,
      grantId: grant.id,
      capabilities: over.capabilities ?? [],
      minutes: over.minutes ?? 0,
      consoleKey: key.publicKey,
    },
    key.secret,
  );
