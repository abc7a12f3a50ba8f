import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { aFurther } from '../../app/testing/builders.ts';
import { aContract } from '../../app/testing/directory.ts';
import { DEFAULT_MATRIX } from '../../app/ticket/priority.ts';
import { PROTOCOL } from '../../app/wire/envelope.ts';
import { RequestFailure } from '../../app/wire/failures.ts';
import type { RequestType } from '../../app/wire/requests.ts';
import { REQUEST_LIMIT_BYTES, requests } from '../../app/wire/requests.ts';
import { aBroker } from './support/broker.ts';
import type { Client } from './support/client.ts';
import { connect } from './support/client.ts';
import { query } from './support/cluster.ts';
import type { Desk, Underway } from './support/desk.ts';
import { aGrantedSession, aRequestForHelp, aScene, openDesk } from './support/desk.ts';
import { aDemand, report } from './support/ends.ts';
import { PASSWORD } from './support/people.ts';
import { policyExamples } from './support/policy-requests.ts';

let desk: Desk;
let theirs: Underway;
let clients: Client[];

const secret = 'ce que personne d’autre ne doit lire';
const types = Object.keys(requests).filter((type): type is RequestType => Object.hasOwn(requests, type));

beforeAll(async () => {
  desk = await openDesk();
  theirs = await aGrantedSession(await aScene(desk));
  const saying = { ticketId: theirs.ticket.id, requestId: randomUUID(), words: secret, files: [] };
  await theirs.employee.ask('talk.say', saying);
  clients = [await desk.employee(), await desk.technician(3), desk.administrator];
});

afterAll(() => desk?.close());

afterEach(async () => {
  for (const client of clients) expect(await client.ask('person.me', {})).toEqual(client.welcome.person);
  expect(desk.broker.log.filter((line) => line.includes('"level":50'))).toEqual([]);
});

/** What the broker holds, so that "no effect" can be seen. */
const contents = () =>
  query(
    desk.broker.databaseUrl,
    `select (select count(*) from ticket) tickets, (select count(*) from person) people, (select count(*) from audit_event) lines,
      (select count(*) from workstation) workstations, (select jsonb_agg(phase) from remote_session) phases`,
  );

/** The answer as a named failure; anything else fails the test. */
async function failureOf(client: Client, raw: unknown): Promise<RequestFailure> {
  const answer: unknown = await client.send(raw);
  expect(answer).toMatchObject({ ok: false });
  return RequestFailure.parse(
    typeof answer === 'object' && answer !== null && 'failure' in answer ? answer.failure : undefined,
  );
}

const anyClient = fc.nat({ max: 2 });
const clientAt = (index: number): Client => clients[index] ?? desk.administrator;

describe('[W1] what is no request', () => {
  it('is answered malformed, whatever it is', async () => {
    const anything = fc.oneof(
      fc.anything({ withBigInt: false, maxDepth: 4 }),
      fc.json(),
      fc.uint8Array({ maxLength: 2_000 }),
    );
    await fc.assert(
      fc.asyncProperty(anyClient, anything, async (index, raw) => {
        expect((await failureOf(clientAt(index), raw)).type).toBe('malformed');
      }),
      { numRuns: 150 },
    );
  });

  it('of another version is answered by that version, whatever else it says', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyClient,
        fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })).filter((v) => v !== PROTOCOL),
        fc.constantFrom(...types),
        async (index, version, type) => {
          const failure = await failureOf(clientAt(index), { v: version, type, input: {} });
          expect(failure).toEqual({ type: 'unknown-version', version: version === 0 ? 0 : version });
        },
      ),
      { numRuns: 60 },
    );
  });

  it('of an unknown name is answered by that name, cut short, even when every object has it', async () => {
    const names = fc.oneof(
      fc.string(),
      fc.constantFrom('constructor', '__proto__', 'toString', 'hasOwnProperty', 'x'.repeat(5_000), 'TICKET.OPEN'),
    );
    await fc.assert(
      fc.asyncProperty(anyClient, names, async (index, type) => {
        const failure = await failureOf(clientAt(index), { v: PROTOCOL, type, input: {} });
        expect(failure).toEqual({ type: 'unknown-message', name: type.slice(0, 60) });
      }),
      { numRuns: 60 },
    );
  });

  it('is refused by name when it comes under another name than `request`', async () => {
    for (const [index, client] of clients.entries()) {
      const answer: unknown = await client.socket.timeout(5_000).emitWithAck(`event-${index}`, { v: PROTOCOL });
      expect(answer).toEqual({ ok: false, failure: { type: 'unknown-message', name: `event-${index}` } });
    }
  });

  it('is ignored when it asks for no answer', async () => {
    const before = await contents();
    clients[0]?.socket.emit('request', { v: PROTOCOL, type: 'ticket.open', input: aRequestForHelp() });
    await clients[0]?.ask('person.me', {});
    expect(await contents()).toEqual(before);
  });
});

describe('[W1] fields that do not hold', () => {
  it('are answered by the name of one, never by what they held, and change nothing', async () => {
    const before = await contents();
    const junk = fc.oneof(
      fc.constantFrom(null, '', '\u0000', '\u202e', 'x'.repeat(3_000), -1, 1e308, true, [], {}, [[]]),
      fc.anything({ withBigInt: false, maxDepth: 2 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...types), junk, fc.nat(), async (type, value, at) => {
        const client = clients.find(({ welcome }) =>
          requests[type].callers.some((role) => role === welcome.person.role),
        );
        const whole = examples()[type];
        const fields = Object.keys(whole);
        if (client === undefined || fields.length === 0) return;
        const field = fields[at % fields.length] ?? '';
        const input = { ...whole, [field]: value };
        if (requests[type].input.safeParse(JSON.parse(JSON.stringify({ input })).input).success) return;
        const failure = await failureOf(client, { v: PROTOCOL, type, input });
        expect(failure).toMatchObject({ type: 'malformed' });
        expect(failure.type === 'malformed' && failure.where.length).toBeLessThanOrEqual(120);
      }),
      { numRuns: 300 },
    );
    expect(await contents()).toEqual(before);
  });
});

describe('[W1] what is too long', () => {
  it('is answered oversized, and the connection lives', async () => {
    const input = { ...aRequestForHelp(), words: 'x'.repeat(REQUEST_LIMIT_BYTES) };
    for (const client of clients)
      expect(await failureOf(client, { v: PROTOCOL, type: 'ticket.open', input })).toEqual({
        type: 'oversized',
        limit: REQUEST_LIMIT_BYTES,
      });
  });

  it('beyond all measure costs the connection, and only that one', async () => {
    const client = await desk.employee();
    client.socket.emit('request', { v: PROTOCOL, type: 'ticket.open', input: 'x'.repeat(REQUEST_LIMIT_BYTES * 10) });
    await client.closed;
  });

  it('in number is answered too-many', async () => {
    const narrow = await aBroker(desk.broker.databaseUrl, { settings: { allowance: { burst: 10, perSecond: 10 } } });
    const client = await connect(narrow.url, { token: (await desk.employee()).token });
    const answers = await Promise.all(Array.from({ length: 40 }, () => client.request('person.me', {})));
    const refused = answers.filter((answer) => !answer.ok && answer.failure.type === 'too-many');
    expect(refused.length).toBeGreaterThanOrEqual(25);
    await expect.poll(async () => (await client.request('person.me', {})).ok, { timeout: 5_000 }).toBe(true);
    await narrow.stop();
  });
});

describe('[W3] whole requests about what belongs to others', () => {
  it('change nothing of it and tell nothing of it, in any order', async () => {
    const before = await contents();
    const { ticket, session } = theirs;
    const stranger = await desk.technician(3);
    const about: { readonly [T in RequestType]?: unknown } = {
      'session.reveal': { sessionId: session.id, opening: theirs.opening },
      'session.withdraw': { sessionId: session.id },
      'session.end': { sessionId: session.id },
      'session.signal': { sessionId: session.id, signal: { type: 'offer', sdp: 'v=0' } },
      'session.ice': { sessionId: session.id },
      'session.report': {
        sessionId: session.id,
        reports: [report({ type: 'ended', at: Date.now(), reason: 'stopped-by-employee' })],
      },
      'ticket.cancel': { ticketId: ticket.id },
      'ticket.release': { ticketId: ticket.id, words: 'x' },
      'ticket.resolve': { ticketId: ticket.id, words: 'x' },
      'course.wait': { ticketId: ticket.id, words: 'x' },
      'course.resume': { ticketId: ticket.id },
      'course.answer': { ticketId: ticket.id, concernId: session.id, words: 'x' },
      'course.confirm': { ticketId: ticket.id, concernId: session.id },
      'course.refuse': { ticketId: ticket.id, concernId: session.id, words: 'x' },
      'course.hand-over': { ticketId: ticket.id, to: 1, teamId: null, words: 'x' },
      'course.reopen': { ticketId: ticket.id },
      'course.rate': { ticketId: ticket.id, face: 1, words: null },
      'guidance.begin': { ticketId: ticket.id, interventionId: session.id, articleId: null, checklist: [] },
      'visit.propose': {
        ticketId: ticket.id,
        interventionId: session.id,
        reason: 'hands-needed',
        words: 'x',
        dates: [{ from: Date.now() + 3_600_000, until: Date.now() + 7_200_000 }],
        place: 'x',
        material: '',
      },
      'ticket.classify': { ticketId: ticket.id, impact: 'question', urgency: 'low', category: null },
      'ticket.give-priority': { ticketId: ticket.id, priority: 4, words: 'x' },
      'ticket.assign': { ticketId: ticket.id, to: { type: 'person', id: stranger.welcome.person.id } },
      'ticket.snooze': { ticketId: ticket.id, until: Date.now() + 60_000 },
    };
    const heardBefore = stranger.events.length;
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(Object.entries(about), { minLength: 1 }), async (order) => {
        for (const [type, input] of order) {
          const answer = JSON.stringify(await stranger.send({ v: PROTOCOL, type, input }));
          expect(answer).toMatch(/"ok":false/);
          expect(answer).not.toContain(secret);
          expect(answer).not.toContain(session.reference);
        }
      }),
      { numRuns: 20 },
    );
    expect(stranger.events.slice(heardBefore)).toEqual([]);
    expect(await contents()).toEqual(before);
  });
});

/** A request of each kind that holds, to be broken in one field. */
const examples = (): { readonly [T in RequestType]: Readonly<Record<string, unknown>> } => {
  const ticketId = randomUUID();
  const sessionId = randomUUID();
  const editing = { id: randomUUID(), seen: 1 };
  const { organisationId, name, terms, holidays, targets, onSite, specialistTeamId } = aContract();
  const contract = { organisationId, name, terms, holidays, targets, onSite, specialistTeamId };
  return {
    'person.me': {},
    'person.list': {},
    'person.create': {
      name: 'X',
      email: 'x@example.org',
      password: PASSWORD,
      role: 'employee',
      level: null,
      teamId: null,
      organisationId: null,
      siteId: null,
      certifications: [],
    },
    'person.update': {
      editing,
      name: 'X',
      email: 'x@example.org',
      role: 'employee',
      level: null,
      teamId: null,
      organisationId: null,
      siteId: null,
      certifications: [],
    },
    'person.set-disabled': { editing, disabled: true },
    'person.preview-merge': { personId: randomUUID() },
    'person.merge': { from: editing, into: { ...editing, id: randomUUID() } },
    'workstation.list': {},
    'workstation.place': { editing, organisationId: null, siteId: null, tags: [] },
    'workstation.revoke': { editing },
    'workstation.restore': { editing },
    'session.list-running': {},
    'session.end-by-administrator': { sessionId },
    'directory.show': {},
    'enrolment.list': {},
    'enrolment.show-key': {},
    'enrolment.issue': {
      name: 'X',
      organisationId: randomUUID(),
      siteId: null,
      tags: [],
      signIn: 'device',
      tiesByName: false,
      days: 30,
      maxUses: 10,
    },
    'enrolment.withdraw': { id: randomUUID() },
    'enrolment.devices': {},
    'enrolment.withdraw-device': { publicKey: '00'.repeat(32) },
    'organisation.save': { editing, name: 'X' },
    'organisation.archive': { editing, archived: true },
    'site.save': { editing, organisationId: randomUUID(), name: 'X', timeZone: 'Europe/Paris' },
    'site.archive': { editing, archived: true },
    'team.save': { editing, name: 'X', level: 2, kind: 'internal' },
    'team.archive': { editing, archived: true },
    'contract.list': {},
    'contract.save': { editing, ...contract },
    'contract.archive': { editing, archived: true },
    'holiday.list': { country: 'FR', region: null, year: 2026 },
    'holiday.places': { language: 'fr' },
    'workstation.attach': {
      claim: { nonce: '00'.repeat(16), publicKey: '00'.repeat(32), name: 'X' },
      signature: '00'.repeat(64),
    },
    'ticket.open': { ...aRequestForHelp() },
    'ticket.cancel': { ticketId },
    'ticket.mine': {},
    'ticket.queue': {},
    'ticket.search': { words: 'xx' },
    'ticket.show': { ticketId },
    'ticket.take': { ticketId },
    'ticket.release': { ticketId, words: 'x' },
    'ticket.resolve': { ticketId, words: 'x' },
    'course.show': { ticketId },
    'course.expected-wait': { ticketId },
    'guest.invite': { ticketId, name: 'x', days: 7, withNotes: false },
    'guest.list': { ticketId },
    'guest.revoke': { linkId: ticketId },
    'guest.say': { ticketId, requestId: ticketId, words: 'x' },
    'course.wait': { ticketId, words: 'x' },
    'course.resume': { ticketId },
    'course.add-concern': { ticketId, requestId: randomUUID(), words: 'x' },
    'course.answer': { ticketId, concernId: randomUUID(), words: 'x' },
    'course.confirm': { ticketId, concernId: randomUUID() },
    'course.refuse': { ticketId, concernId: randomUUID(), words: 'x' },
    'course.reopen': { ticketId },
    'course.rate': { ticketId, face: 3, words: null },
    'course.diagnose': { ticketId, requestId: randomUUID(), hypothesis: 'x', tried: 'x', outcome: 'unclear' },
    'course.hand-over': { ticketId, to: 2, teamId: null, words: 'x' },
    'course.teams': {},
    'course.gather': { ticketId, parentId: randomUUID() },
    'course.part': { ticketId },
    'course.settings': {},
    'course.change-settings': { closeAfterDays: 3, reopenWithinDays: 7 },
    'intervention.list': { ticketId },
    'guidance.begin': { ticketId, interventionId: randomUUID(), articleId: null, checklist: [] },
    'guidance.note': { interventionId: randomUUID(), checklist: [], notes: 'x' },
    'guidance.end': { interventionId: randomUUID(), checklist: [], notes: 'x', minutes: 5, outcome: 'solved' },
    'visit.terms': { ticketId },
    'visit.propose': {
      ticketId,
      interventionId: randomUUID(),
      reason: 'hands-needed',
      words: 'x',
      dates: [{ from: 1, until: 2 }],
      place: 'x',
      material: '',
    },
    'visit.change': {
      interventionId: randomUUID(),
      dates: [{ from: 1, until: 2 }],
      place: 'x',
      material: '',
      words: 'x',
    },
    'visit.agree': { interventionId: randomUUID(), from: 1 },
    'visit.ask-other-dates': { interventionId: randomUUID(), words: 'x' },
    'visit.cancel': { interventionId: randomUUID(), words: 'x', avoided: false },
    'visit.report': {
      interventionId: randomUUID(),
      startedAt: 1,
      minutes: 5,
      words: 'x',
      used: '',
      outcome: 'solved',
      signature: { how: 'typed', name: 'X', ticked: true },
    },
    'visit.calendar': { interventionId: randomUUID() },
    'visit.settings': {},
    'visit.change-settings': { remindHours: 24 },
    'talk.show': { ticketId },
    'talk.say': { ticketId, requestId: randomUUID(), words: 'x', files: [] },
    'talk.read': { ticketId, upTo: 1 },
    'talk.notes': { ticketId },
    'talk.note': { ticketId, requestId: randomUUID(), words: 'x', files: [] },
    'talk.begin-upload': { ticketId, fileId: randomUUID(), name: 'x.png', bytes: 1 },
    'talk.drop-upload': { fileId: randomUUID() },
    'talk.open-file': { fileId: randomUUID() },
    'intake.begin': { intakeId: randomUUID(), channel: 'telephone' },
    'intake.find-callers': { words: 'x' },
    'intake.show-caller': { personId: randomUUID() },
    'intake.record': {
      intakeId: randomUUID(),
      requesterId: randomUUID(),
      words: 'x',
      impact: 'blocked',
      urgency: null,
      category: null,
      keep: false,
    },
    'intake.join': {
      intakeId: randomUUID(),
      requesterId: randomUUID(),
      incidentId: ticketId,
      words: 'x',
      impact: 'blocked',
      urgency: null,
      category: null,
    },
    'advice.for-ticket': { ticketId },
    'advice.for-call': { requesterId: null, words: '', impact: 'blocked', urgency: null, category: null },
    'advice.decide': {
      ticketId,
      decision: { seen: { level: 1, priority: 1 }, given: { level: 1, priority: 1 }, words: null },
    },
    'advice.incidents': { requesterId: null, words: 'x' },
    'intake.attach': { intakeId: randomUUID(), ticketId, words: 'x' },
    'intake.abandon': { intakeId: randomUUID(), words: 'x', callerId: null },
    'ticket.count-waiting': { queues: [{ of: 'all' }] },
    'ticket.classify': { ticketId, impact: 'blocked', urgency: 'high', category: 'hardware' },
    'ticket.give-priority': { ticketId, priority: 1, words: 'x' },
    'ticket.take-next': { queue: { of: 'team', teamId: randomUUID() } },
    'ticket.assign': { ticketId, to: { type: 'team', id: randomUUID() } },
    'ticket.snooze': { ticketId, until: null },
    'ticket.watch': { ticketId, watching: true },
    'ticket.look': { ticketId },
    'desk.colleagues': {},
    'desk.set-on-phone': { onPhone: false },
    'desk.settings': {},
    'desk.change-settings': { matrix: DEFAULT_MATRIX },
    'knowledge.suggest': { words: 'imprimante', language: 'fr' },
    'knowledge.search': { words: '', language: 'fr', show: 'all' },
    'knowledge.show': { articleId: randomUUID() },
    'knowledge.solved': { articleId: randomUUID(), ticketId: null },
    'knowledge.save-draft': {
      articleId: randomUUID(),
      revision: 0,
      language: 'fr',
      pairedWith: null,
      fromTicket: null,
      content: {
        title: 'X',
        symptoms: [],
        products: [],
        audience: 'everyone',
        category: 'hardware',
        steps: [{ do: 'x', ask: null }],
        stop: '',
      },
    },
    'knowledge.submit': { articleId: randomUUID(), revision: 1 },
    'knowledge.publish': { articleId: randomUUID(), revision: 1 },
    'knowledge.send-back': { articleId: randomUUID(), revision: 1, words: 'x' },
    'knowledge.archive': { articleId: randomUUID(), archived: true },
    'knowledge.versions': { articleId: randomUUID() },
    'knowledge.from-ticket': { ticketId, language: 'fr' },
    'session.request': { ...aDemand(ticketId).signed },
    'session.reveal': { sessionId, opening: '00'.repeat(32) },
    'session.withdraw': { sessionId },
    'session.end': { sessionId },
    'report.at-risk': { teamId: null },
    'report.choices': {},
    'report.show': {
      period: { from: '2026-01-01', to: '2026-01-31' },
      timeZone: 'Europe/Paris',
      by: 'team',
      scope: { teamId: null, organisationId: null, category: null, level: null },
    },
    'search.everything': {
      words: 'xx',
      requesterId: null,
      workstationId: null,
      from: null,
      until: null,
      language: 'fr',
    },
    'session.rights': { ticketId },
    'block.list': {},
    'block.lift': { blockId: randomUUID(), reason: 'x' },
    'session.ask-further': { ...aFurther({ sessionId }) },
    'session.withdraw-further': { sessionId, demandId: randomUUID() },
    'session.report': { sessionId, reports: [report({ type: 'displayed', at: 1 })] },
    'session.signal': { sessionId, signal: { type: 'offer', sdp: 'v=0' } },
    'session.ice': { sessionId },
    'account.show': {},
    'account.notices': {},
    'account.put-notices-away': {},
    'account.change-password': { current: 'not the password', next: PASSWORD },
    'account.begin-totp': { password: 'not the password' },
    'account.confirm-totp': { code: '000000' },
    'account.remove-totp': { password: 'not the password' },
    'account.renew-recovery-codes': { password: 'not the password' },
    'account.begin-passkey': { password: 'not the password' },
    'account.add-passkey': { name: 'X', response: {} },
    'account.remove-passkey': { password: 'not the password', passkeyId: randomUUID() },
    'account.sign-ins': {},
    'account.end-sign-in': { signInId: randomUUID() },
    'account.end-other-sign-ins': {},
    'identity.settings': {},
    'identity.change-settings': { secondFactorRequired: false, companyMakesEmployees: false },
    'identity.sign-ins': { personId: randomUUID() },
    'identity.end-sign-in': { personId: randomUUID(), signInId: randomUUID() },
    'identity.end-sign-ins': { personId: randomUUID() },
    'identity.reset-factors': { personId: randomUUID() },
    'identity.give-password': { personId: randomUUID(), password: 'twelve or more' },
    'audit.list': { filter: { text: 'x' }, before: null },
    'privacy.retention': {},
    'privacy.change-retention': { words: 730, names: 1095, events: 1825, decisions: 396 },
    'privacy.preview-erasure': { personId: randomUUID() },
    'privacy.erase': { personId: randomUUID(), name: 'X' },
    'privacy.export-person': { personId: randomUUID() },
    'audit.verify': { mark: null },
    'audit.export': { filter: { text: 'x' } },
    'audit.export-own': {},
    ...policyExamples(),
  };
};
