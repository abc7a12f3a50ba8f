import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { keyPairFrom, sign } from '../../app/kernel/signing.ts';
import type { ArticleContent } from '../../app/knowledge/article.ts';
import { aFurther } from '../../app/testing/builders.ts';
import { aContract } from '../../app/testing/directory.ts';
import { DEFAULT_MATRIX } from '../../app/ticket/priority.ts';
import type { RequestInput, RequestOutput, RequestType } from '../../app/wire/requests.ts';
import { requests } from '../../app/wire/requests.ts';
import { openAuthenticator } from '../../scripts/stage/factor.ts';
import { isTold } from '../../server/audit/requests-told.ts';
import type { Client } from './support/client.ts';
import { query } from './support/cluster.ts';
import type { Desk } from './support/desk.ts';
import { aGrantedSession, aRequestForHelp, aScene, askForSession, openDesk, phaseOf } from './support/desk.ts';
import { aDemand, aDevice, report } from './support/ends.ts';
import { aPerson, NOBODY_YET, PASSWORD, post, signedIn } from './support/people.ts';
import { aProhibition } from './support/policy-requests.ts';
import { aSoftKey } from './support/soft-key.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.close());

const eventsSince = async (seq: number): Promise<{ kind: string; subject: string | null }[]> =>
  query(desk.broker.databaseUrl, 'select kind, person_id as subject from audit_event where seq > $1 order by seq', [
    seq,
  ]);
const head = async (): Promise<number> => {
  const [row] = await query<{ seq: string }>(desk.broker.databaseUrl, 'select seq from audit_head');
  return Number(row?.seq);
};

const tried = new Map<RequestType, string[]>();
/** Asks, and remembers what it left in the chain. */
async function ask<T extends RequestType>(
  type: T,
  input: RequestInput<T>,
  client: Client = desk.administrator,
): Promise<RequestOutput<T>> {
  const before = await head();
  const value = await client.ask(type, input);
  tried.set(
    type,
    (await eventsSince(before)).map(({ kind }) => kind),
  );
  return value;
}

/** A computer of the fleet that is let in and never connects; gives its key. */
async function enrolled(token: string, osUser: string): Promise<string> {
  const { keys } = aDevice();
  const challenge = await (await post(desk.broker.url, '/api/device/challenge', {})).json();
  const claim = { challenge, publicKey: keys.publicKey, workstationName: 'PC-7', osUser, displayName: null };
  const signature = sign('accord-enrol-v1', claim, keys.secret);
  const answer = await post(desk.broker.url, '/api/enrol', { token, claim, signature });
  if (answer.status !== 200) throw new Error(`the enrolment answered ${answer.status}`);
  return keys.publicKey;
}

const of = ({ id, changedAt }: { id: string; changedAt: number }) => ({ id, seen: changedAt });

describe('[J2] everything that anybody changes leaves an event in the chain', () => {
  it('people, the directory and workstations', async () => {
    const organisation = await ask('organisation.save', { editing: null, name: 'Ville de Test' });
    const place = { organisationId: organisation.id, name: 'Mairie', timeZone: 'Europe/Paris' };
    const site = await ask('site.save', { editing: null, ...place });
    await ask('site.archive', { editing: of(site), archived: true });
    const team = await ask('team.save', { editing: null, name: 'Équipe d’essai', level: 2, kind: 'internal' });
    await ask('team.archive', { editing: of(team), archived: true });
    const { name, terms, holidays, targets, onSite } = aContract();
    const entry = { organisationId: organisation.id, name, terms, holidays, targets, onSite, specialistTeamId: null };
    const contract = await ask('contract.save', { editing: null, ...entry });
    await ask('contract.archive', { editing: of(contract), archived: true });
    const fleetOwner = await desk.administrator.ask('organisation.save', { editing: null, name: 'Ville du parc' });
    const issued = await ask('enrolment.issue', {
      name: 'Portables',
      organisationId: fleetOwner.id,
      siteId: null,
      tags: [],
      signIn: 'device',
      tiesByName: false,
      days: 7,
      maxUses: 10,
    });
    const [merged, absent] = [await enrolled(issued.secret, 'lou'), await enrolled(issued.secret, 'ana')];
    await ask('enrolment.withdraw-device', { publicKey: absent });
    await ask('enrolment.withdraw', { id: issued.token.id });
    await ask('organisation.archive', { editing: of(organisation), archived: true });

    const email = `p-${randomUUID()}@example.org`;
    const newcomer = { ...NOBODY_YET, teamId: null };
    const { password: _, ...unnamed } = newcomer;
    const made = await ask('person.create', { ...newcomer, email });
    const changed = await ask('person.update', { ...unnamed, email, name: 'Zoé Autrement', editing: of(made) });
    const fleet = (await desk.administrator.ask('person.list', {})).find((one) => one.email.startsWith('lou@'));
    if (fleet === undefined) throw new Error(`nobody was made for the computer ${merged}`);
    const joined = await ask('person.merge', { from: of(fleet), into: of(changed) });
    await ask('person.set-disabled', { editing: of(joined), disabled: true });

    const reported = await askForSession(await aScene(desk, 3));
    await reported.tell({ type: 'refused', at: Date.now(), reason: 'no-help-asked' });
    const [block] = await desk.administrator.ask('block.list', {});
    await ask('block.lift', { blockId: block?.id ?? '', reason: 'Une erreur' });
    const scene = await aScene(desk);
    const { session } = await aGrantedSession(scene);
    await ask('session.end-by-administrator', { sessionId: session.id });
    const [station] = await desk.administrator.ask('workstation.list', {});
    if (station === undefined) throw new Error('no workstation is listed');
    const placed = await ask('workstation.place', {
      editing: of(station),
      organisationId: null,
      siteId: null,
      tags: ['sensible'],
    });
    const revoked = await ask('workstation.revoke', { editing: of(placed) });
    await ask('workstation.restore', { editing: of(revoked) });
  });

  it('tickets and sessions', async () => {
    const scene = await aScene(desk);
    const { employee, technician } = scene;
    const ticketId = scene.ticket.id;
    await ask('talk.say', { ticketId, requestId: randomUUID(), words: 'Toujours rien', files: [] }, employee);
    await ask('talk.note', { ticketId, requestId: randomUUID(), words: 'À surveiller', files: [] }, technician);
    const { id: cancelled } = await ask('ticket.open', aRequestForHelp(), employee);
    await ask('ticket.take', { ticketId: cancelled }, technician);
    await ask('ticket.release', { ticketId: cancelled, words: 'Pour le réseau' }, technician);
    await ask('ticket.cancel', { ticketId: cancelled }, employee);
    const waiting = await ask('ticket.open', aRequestForHelp(), employee);
    await ask('ticket.take-next', { queue: { of: 'level', level: 1, teamId: null } }, technician);
    const about = { ticketId: waiting.id };
    await technician.ask('ticket.take', about);
    await ask('ticket.classify', { ...about, impact: 'hindered', urgency: 'high', category: 'software' }, technician);
    await ask('ticket.give-priority', { ...about, priority: 1, words: 'La paie' }, technician);
    const { recommendation } = await technician.ask('advice.for-ticket', about);
    const seen = { level: recommendation.level, priority: recommendation.priority };
    await ask('advice.decide', { ...about, decision: { seen, given: seen, words: null } }, technician);
    await ask('ticket.snooze', { ...about, until: Date.now() + 3_600_000 }, technician);
    await ask('ticket.release', { ...about, words: 'Plus tard' }, technician);
    const first1 = (await desk.technician(1)).welcome.person.id;
    await ask('ticket.assign', { ...about, to: { type: 'person', id: first1 } }, technician);
    await ask('desk.change-settings', { matrix: DEFAULT_MATRIX });
    const [recorded, attached, given, joined] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
    for (const intakeId of [recorded, attached, given, joined])
      await ask('intake.begin', { intakeId, channel: 'telephone' }, technician);
    const judged = { impact: 'blocked', urgency: null, category: null } as const;
    const requesterId = employee.welcome.person.id;
    await ask('intake.record', { intakeId: recorded, requesterId, words: 'Panne', ...judged, keep: true }, technician);
    await ask('intake.attach', { intakeId: attached, ...about, words: 'Encore' }, technician);
    const call = { intakeId: joined, requesterId, words: 'Panne aussi', ...judged };
    await ask('intake.join', { ...call, incidentId: waiting.id }, technician);
    await ask('intake.abandon', { intakeId: given, words: 'A raccroché', callerId: null }, technician);
    const first = await ask('session.request', aDemand(ticketId).signed, technician);
    await ask('session.withdraw', { sessionId: first.id }, technician);
    const keys = keyPairFrom(randomBytes(32));
    const underway = await aGrantedSession(scene, { capabilities: ['view'] }, keys);
    const { session } = underway;
    const phase = await phaseOf(underway);
    const grantId = phase.type === 'granted' ? phase.signed.grant.id : '';
    const reports = [report({ type: 'first-frame', at: Date.now() })];
    await ask('session.report', { sessionId: session.id, reports }, employee);
    const more = aFurther({ sessionId: session.id, grantId, consoleKey: keys.publicKey }, keys);
    await ask('session.ask-further', more, technician);
    await ask('session.withdraw-further', { sessionId: session.id, demandId: more.demand.id }, technician);
    await ask('session.end', { sessionId: session.id }, technician);
    await ask('ticket.resolve', { ticketId, words: 'Redémarré' }, technician);
  });

  it('the course of a ticket', async () => {
    const { employee, technician, ticket } = await aScene(desk);
    const ticketId = ticket.id;
    const found = { hypothesis: 'Le câble', tried: 'Changé', outcome: 'ruled-out' } as const;
    await ask('course.diagnose', { ticketId, requestId: randomUUID(), ...found }, technician);
    await ask('course.hand-over', { ticketId, to: 2, teamId: null, words: 'Pas le câble' }, technician);
    await technician.ask('ticket.take', { ticketId });
    const { id: other } = await employee.ask('ticket.open', aRequestForHelp());
    await ask('course.gather', { ticketId: other, parentId: ticketId }, technician);
    await ask('course.part', { ticketId: other }, technician);
    await ask('course.wait', { ticketId, words: 'Quelle imprimante ?' }, technician);
    await ask('course.resume', { ticketId }, technician);
    const { concerns } = await ask(
      'course.add-concern',
      { ticketId, requestId: randomUUID(), words: 'Et le son' },
      employee,
    );
    const [first, second] = concerns.map(({ id }) => id);
    const concernId = second ?? '';
    await ask('course.answer', { ticketId, concernId, words: 'Remis' }, technician);
    await ask('course.refuse', { ticketId, concernId, words: 'Toujours muet' }, employee);
    await technician.ask('course.answer', { ticketId, concernId, words: 'Vraiment remis' });
    await technician.ask('ticket.resolve', { ticketId, words: 'Redémarré' });
    await ask('course.confirm', { ticketId, concernId }, employee);
    await employee.ask('course.confirm', { ticketId, concernId: first ?? '' });
    await ask('course.rate', { ticketId, face: 4, words: 'Merci' }, employee);
    await ask('course.reopen', { ticketId }, employee);
  });

  it('what was done for a ticket away from its screen', async () => {
    const { employee, technician, ticket } = await aScene(desk);
    const ticketId = ticket.id;
    const call = { interventionId: randomUUID() };
    await ask('guidance.begin', { ...call, ticketId, articleId: null, checklist: [] }, technician);
    const noted = { checklist: [], notes: 'Rebranché', minutes: null, outcome: 'goes-on' as const };
    await ask('guidance.end', { ...call, ...noted }, technician);
    const at = Date.now() + 86_400_000;
    const planned = { dates: [{ from: at, until: at + 3_600_000 }], place: 'Mairie', material: '' };
    const visit = { interventionId: randomUUID() };
    const reason = { reason: 'hands-needed', words: 'Le câble est coupé' } as const;
    await ask('visit.propose', { ...visit, ticketId, ...reason, ...planned }, technician);
    await ask('visit.ask-other-dates', { ...visit, words: 'Plutôt lundi' }, employee);
    await ask('visit.change', { ...visit, ...planned, words: 'Lundi donc' }, technician);
    await ask('visit.agree', { ...visit, from: at }, employee);
    const report = {
      startedAt: Date.now() - 3_600_000,
      minutes: 30,
      words: 'Câble changé',
      used: '',
      outcome: 'solved',
    } as const;
    const signature = { how: 'typed', name: 'Élise Martin', ticked: true } as const;
    await ask('visit.report', { ...visit, ...report, signature }, technician);
    const other = { interventionId: randomUUID() };
    await technician.ask('visit.propose', { ...other, ticketId, ...reason, ...planned });
    await ask('visit.cancel', { ...other, words: 'Finalement non', avoided: false }, employee);
    await ask('visit.change-settings', { remindHours: 24 });
  });

  it('what is shared with somebody outside', async () => {
    const { technician, ticket } = await aScene(desk);
    const ticketId = ticket.id;
    const { links } = await ask(
      'guest.invite',
      { ticketId, name: 'Éditeur Paie', days: 7, withNotes: false },
      technician,
    );
    await ask('guest.say', { ticketId, requestId: randomUUID(), words: 'Pouvez-vous regarder ?' }, technician);
    for (const { id: linkId } of links) await ask('guest.revoke', { linkId }, technician);
  });

  it('articles', async () => {
    const [writer, reviewer] = await Promise.all([desk.technician(1), desk.technician(2)]);
    const content: ArticleContent = {
      title: 'La badgeuse',
      symptoms: [],
      products: [],
      audience: 'everyone',
      category: 'hardware',
      steps: [{ do: 'Passez le badge.', ask: null }],
      stop: '',
    };
    const draft = { articleId: null, revision: 0, language: 'fr', pairedWith: null, fromTicket: null } as const;
    const { id: articleId } = await ask('knowledge.save-draft', { ...draft, content }, writer);
    const read = { articleId, revision: 1 };
    await ask('knowledge.submit', read, writer);
    await ask('knowledge.send-back', { ...read, words: 'Laquelle ?' }, reviewer);
    await writer.ask('knowledge.submit', read);
    await ask('knowledge.publish', read, reviewer);
    await ask('knowledge.solved', { articleId, ticketId: null }, writer);
    await ask('knowledge.archive', { articleId, archived: true }, reviewer);
  });

  it('a look at locks that are closed', async () => {
    const { technician, ticket } = await aScene(desk, 1);
    await ask('session.rights', { ticketId: ticket.id }, technician);
  });

  it('rules', async () => {
    const { administrator } = desk;
    const other = await aPerson(desk.broker, administrator, { role: 'administrator', name: 'Bruno Sauvage' });
    const revisionNow = async () => (await administrator.ask('policy.show', {})).draft.revision;
    const base = (await administrator.ask('policy.show', {})).published.number;
    const put = async () => ({
      revision: await revisionNow(),
      change: { type: 'rule-put' as const, rule: aProhibition(`Essai ${randomUUID().slice(0, 8)}`) },
    });
    await ask('policy.change', await put());
    await ask('policy.discard', { revision: await revisionNow() });
    const { revision } = await ask('policy.change', await put());
    await ask('policy.publish', { base, revision, reason: 'essai' });
    await ask('policy.roll-back', { to: base, base: base + 1, reason: 'essai' });
    await ask('policy.change', {
      revision: await revisionNow(),
      change: { type: 'second-approval-set', required: true },
    });
    const strict = base + 2;
    await administrator.ask('policy.publish', { base: strict, revision: await revisionNow(), reason: 'essai' });
    const propose = async () => {
      const { published } = await administrator.ask('policy.show', {});
      const drafted = await administrator.ask('policy.change', await put());
      await administrator.ask('policy.publish', {
        base: published.number,
        revision: drafted.revision,
        reason: 'essai',
      });
      return (await administrator.ask('policy.show', {})).proposal?.proposedAt ?? 0;
    };
    await ask('policy.reject', { proposedAt: await propose() }, other);
    await administrator.ask('policy.discard', { revision: await revisionNow() });
    await ask('policy.approve', { proposedAt: await propose() }, other);
    await administrator.ask('policy.change', await put());
    const now = (await administrator.ask('policy.show', {})).published.number;
    await ask('policy.take-up', { base: now });
  });

  it('sign-ins, retention, exports and erasure', async () => {
    const person = await aPerson(desk.broker, desk.administrator, { name: 'Nora Passage' });
    const { id: personId, name } = person.welcome.person;
    const [signIn] = await desk.administrator.ask('identity.sign-ins', { personId });
    await ask('identity.end-sign-in', { personId, signInId: signIn?.id ?? '' });
    await ask('identity.end-sign-ins', { personId });
    await ask('identity.reset-factors', { personId });
    await ask('identity.give-password', { personId, password: 'another horse battery staple' });
    await ask('identity.change-settings', { secondFactorRequired: false, companyMakesEmployees: false });
    await ask('course.change-settings', { closeAfterDays: 3, reopenWithinDays: 7 });
    await ask('privacy.change-retention', { words: 700, names: 1000, events: 1825, decisions: 400 });
    await ask('privacy.export-person', { personId });
    await ask('audit.export', { filter: {} });
    await ask('privacy.erase', { personId, name });
  });

  it('one’s own account, whoever one is', async () => {
    const password = PASSWORD;
    const { email } = await aPerson(desk.broker, desk.administrator, { name: 'Octave Prudent' });
    const owner = await signedIn(desk.broker.url, email);
    const { secret } = await owner.ask('account.begin-totp', { password });
    const authenticator = openAuthenticator(secret);
    await ask('account.confirm-totp', { code: await authenticator.code() }, owner);
    await ask('account.renew-recovery-codes', { password }, owner);
    await ask('account.remove-totp', { password }, owner);
    const key = aSoftKey({ origin: `http://localhost:${new URL(desk.broker.url).port}`, host: 'localhost' });
    const { options } = await owner.ask('account.begin-passkey', { password });
    const response = key.create(z.object({ challenge: z.string() }).parse(options).challenge);
    await ask('account.add-passkey', { name: 'Clé de bureau', response }, owner);
    const [passkey] = (await owner.ask('account.show', {})).passkeys;
    await ask('account.remove-passkey', { password, passkeyId: passkey?.id ?? '' }, owner);
    await signedIn(desk.broker.url, email);
    const other = (await owner.ask('account.sign-ins', {})).find(({ here }) => !here);
    await ask('account.end-sign-in', { signInId: other?.id ?? '' }, owner);
    await ask('account.end-other-sign-ins', {}, owner);
    await ask('account.put-notices-away', {}, owner);
    await ask('account.change-password', { current: password, next: `${password} 2` }, owner);
    await ask('audit.export-own', {}, owner);
  });

  it('nothing was forgotten here, and nothing left no event', () => {
    // The keys of the table are its own names.
    const told = (Object.keys(requests) as RequestType[]).filter(isTold);
    expect([...tried.keys()].toSorted()).toEqual(told.toSorted());
    expect([...tried].filter(([, kinds]) => kinds.length === 0)).toEqual([]);
  });
});

describe('[J9] sign-ins', () => {
  it('leave an event: who, with a second factor or without; so does signing out and changing one’s password', async () => {
    const person = await aPerson(desk.broker, desk.administrator, { name: 'Odile Entrante' });
    const { id } = person.welcome.person;
    const before = await head();
    const again = await signedIn(desk.broker.url, person.email);
    await again.ask('account.change-password', { current: PASSWORD, next: `${PASSWORD} 2` });
    await again.ask('account.end-other-sign-ins', {});
    await post(desk.broker.url, '/api/auth/sign-out', {}, { authorization: `Bearer ${again.token}` });
    const kinds = (await eventsSince(before)).filter(({ subject }) => subject === id).map(({ kind }) => kind);
    expect(kinds).toEqual(['signed-in', 'password-changed', 'sign-in-revoked', 'signed-out']);
  });

  it('that fail are counted, and say nothing of an account that nobody has', async () => {
    const person = await aPerson(desk.broker, desk.administrator, { name: 'Omer Distrait' });
    const attempt = (email: string) => post(desk.broker.url, '/api/auth/sign-in/email', { email, password: 'wrong' });
    for (const email of [person.email, 'nobody-at-all@example.org', person.email]) await attempt(email);
    const before = await head();
    await query(desk.broker.databaseUrl, `insert into pgboss.job (name) values ('sweep')`);
    const found = () =>
      query<{ person_id: string | null; body: { count: number } }>(
        desk.broker.databaseUrl,
        `select person_id, body from audit_event where kind = 'sign-in-failed' and seq > $1`,
        [before],
      );
    await expect.poll(found, { timeout: 30_000, interval: 500 }).toHaveLength(2);
    const events = await found();
    expect(events.find(({ person_id }) => person_id === person.welcome.person.id)?.body.count).toBe(2);
    expect(events.find(({ person_id }) => person_id === null)?.body).toMatchObject({ count: 1, account: 'unknown' });
    const [dump] = await query<{ n: string }>(
      desk.broker.databaseUrl,
      `select count(*) as n from audit_event, audit_value where audit_event::text || audit_value::text like '%nobody-at-all%'`,
    );
    expect(Number(dump?.n)).toBe(0);
  });
});
