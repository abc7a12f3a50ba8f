import { sql } from 'kysely';
import { createAttemptLimit } from './accounts/attempt-limit.ts';
import type { Auth } from './accounts/auth.ts';
import { createAuth } from './accounts/auth.ts';
import { createCompany } from './accounts/company.ts';
import { createSetUp } from './accounts/set-up.ts';
import { keptSigningKey } from './accounts/signing-key.ts';
import type { Config } from './config.ts';
import { LOOPBACK } from './config.ts';
import type { Context } from './context.ts';
import type { Endings } from './endings.ts';
import { createEndings } from './endings.ts';
import { createHttp } from './http/app.ts';
import { addAuditExport } from './http/audit-export.ts';
import { createChecks } from './http/callers.ts';
import { addCompanySignIn } from './http/company-sign-in.ts';
import { addEnrolment } from './http/enrol.ts';
import { addFiles, holdsPass } from './http/files.ts';
import { addGuests, holdsGuestPass } from './http/guest.ts';
import { addHealth } from './http/health.ts';
import { addImport } from './http/import.ts';
import { createMetrics } from './http/metrics.ts';
import { createOrigins } from './http/origins.ts';
import { addPages } from './http/pages.ts';
import { addPasskeySignIn } from './http/passkey-sign-in.ts';
import { addSecondFactor } from './http/second-factor.ts';
import { addSetUp } from './http/set-up.ts';
import { addSignIn } from './http/sign-in.ts';
import { addTie } from './http/tie.ts';
import { startBoss } from './jobs/boss.ts';
import { signCheckpoints } from './jobs/checkpoint.ts';
import { createDeadlines, meetDeadlines } from './jobs/deadlines.ts';
import { prolongConnected } from './jobs/prolong.ts';
import { refreshHolidaysNightly } from './jobs/refresh-holidays.ts';
import { renewRules } from './jobs/renew-rules.ts';
import { eraseEachNight } from './jobs/retention.ts';
import { sweepEveryMinute } from './jobs/sweep.ts';
import { addStarterBase } from './knowledge/starter-base.ts';
import type { Log } from './log.ts';
import { engineInForce } from './policy/decide-capabilities.ts';
import { openRulebook } from './policy/rulebook.ts';
import { openBus } from './realtime/bus.ts';
import { openGateway } from './realtime/gateway.ts';
import { createPresence } from './realtime/presence.ts';
import { queueChanges } from './rights/change-queue.ts';
import { tellConcerned } from './rights/keep-informed.ts';
import { createSnapshots } from './rights/snapshots.ts';
import type { Sentences } from './sentences.ts';
import type { Settings } from './settings.ts';
import { transact } from './steps/transact.ts';
import { alone } from './store/alone.ts';
import { keptSecret, prepareDataFolder } from './store/embedded/data-folder.ts';
import { startEmbeddedDatabase } from './store/embedded/embedded-database.ts';
import { migrate } from './store/migrate.ts';
import type { Store } from './store/open-store.ts';
import { openStore } from './store/open-store.ts';
import { addFirstVersion } from './store/policy/versions.ts';

/** A broker that answers. */
export interface Broker {
  readonly url: string;
  /** Resolves when the broker can't go on by itself, with what happened. */
  readonly broken: Promise<Error>;
  /** Refuses what is new, finishes what is under way, leaves nothing running. */
  stop(): Promise<void>;
}

/** A broker that could not start leaves nothing running either. */
export async function startBroker(config: Config, settings: Settings, sentences: Sentences, log: Log): Promise<Broker> {
  const endings = createEndings();
  try {
    return await assemble(config, settings, sentences, log, endings);
  } catch (error) {
    await endings.run().catch((cause) => log.warn({ err: cause }, 'what had started did not end in order'));
    throw error;
  }
}

/** Puts the parts together, from the database up. */
async function assemble(
  config: Config,
  settings: Settings,
  sentences: Sentences,
  log: Log,
  endings: Endings,
): Promise<Broker> {
  const { clock, random } = settings;

  if (config.databaseUrl === null || config.authSecret === null) await prepareDataFolder(config.dataDir);
  const database = await openDatabase(config, endings);
  const store = openStore(database.url, log, settings.pool);
  endings.add(() => store.destroy());
  for (const migration of await alone(store, () => migrate(store))) log.info({ migration }, 'migrated');
  const rulebook = openRulebook((error) => log.error({ err: error }, 'Cedar broke down and was replaced'));
  await alone(store, () => addFirstVersion(store, rulebook.starter, clock.now()));
  await alone(store, () => addStarterBase(store, random.id, clock.now()));

  const secret = config.authSecret ?? (await keptSecret(config.dataDir, 'auth-secret'));
  const listening = (): URL => new URL(app.listeningOrigin);
  const publicUrl = (): URL => config.publicUrl ?? listening();
  const auth = createAuth({ store, clock, random, secret, publicUrl, log, transact: (run) => transact(context, run) });
  const limit = createAttemptLimit(store, clock, random, settings.attempts);

  const origins = createOrigins(() => [publicUrl().origin, ...sameMachine(config, listening())], config.allowedOrigins);
  const checks = createChecks(auth, config, {
    passHolder: holdsPass(store, clock.now),
    guest: holdsGuestPass(store, clock.now),
  });
  const app = createHttp({ log, random }, { trustedProxies: config.trustedProxies, publicUrl, origins, checks });

  const gateway = openGateway(app.server, {
    auth,
    origins,
    context: () => context,
    measure: (outcome, milliseconds) => metrics.measure(outcome, milliseconds),
    allowance: settings.allowance,
  });
  const metrics = createMetrics(store, gateway.connections);
  const changes = queueChanges(log);
  const bus = await openBus(database.url, store, { ...gateway, rightsChanged: changes.add }, log);
  endings.add(() => bus.close());
  const boss = await alone(store, () => startBoss(database.url, log));
  endings.add(() => boss.stop({ graceful: true, wait: true, timeout: 5_000 }));

  const signingKey = await keptSigningKey(store, secret);
  const context: Context = {
    store,
    clock,
    random,
    log,
    presence: await createPresence(store, bus.number),
    publish: (rooms, event) => {
      gateway.deliver(rooms, event);
      bus.send(rooms, event);
    },
    deadlines: createDeadlines(boss),
    signingKey,
    hashPassword: auth.hashPassword,
    auth,
    limit,
    ice: { stunUrls: config.stunUrls, turn: config.turn },
    timing: settings.timing,
    rulebook,
    snapshots: createSnapshots(store, clock, { rulebook, signingKey }),
  };

  changes.begin((change) => {
    if (change.of !== 'login') gateway.deliver(['technicians'], { type: 'rights-changed' });
    return tellConcerned(context, bus.number, change);
  });

  let leaving = false;
  addHealth(app, async () => !leaving && (await answers(store)));
  metrics.addTo(app);
  const company = config.company && createCompany(config.company, auth.better, auth.steps, publicUrl);
  addSignIn(app, auth, limit, () => ({ passkeys: hostOf(auth), company: company && { name: company.name } }));
  if (company !== null) {
    addCompanySignIn(app, { company, auth, limit, context, publicUrl });
    addTie(app, context);
  }
  addSecondFactor(app, context);
  addPasskeySignIn(app, auth, limit);
  const sendPage = await addPages(app, settings.pages, sentences);
  addEnrolment(app, context);
  addImport(app, auth, context);
  addAuditExport(app, auth, context);
  addFiles(app, context);
  addGuests(app, context);
  addSetUp(app, await createSetUp(context), limit, sendPage);
  await meetDeadlines(boss, context);
  await signCheckpoints(boss, context);
  await eraseEachNight(boss, context);
  await renewRules(boss, context);
  await refreshHolidaysNightly(boss, context);
  await sweepEveryMinute(boss, context, settings.attempts.windowMs);
  endings.add(prolongConnected(context, gateway));

  endings.add(async () => {
    leaving = true;
    const closed = app.close();
    await gateway.close();
    await closed;
  });
  await engineInForce(rulebook, store);
  await app.listen({ host: config.host, port: config.port });
  const url = publicUrl().origin;
  log.info({ url, address: app.listeningOrigin }, 'listening');
  return { url, broken: database.broken, stop: endings.run };
}

async function openDatabase(config: Config, endings: Endings): Promise<{ url: string; broken: Promise<Error> }> {
  if (config.databaseUrl !== null) return { url: config.databaseUrl, broken: new Promise(() => undefined) };
  const embedded = await startEmbeddedDatabase(config.dataDir);
  let stopping = false;
  endings.add(() => {
    stopping = true;
    return embedded.stop();
  });
  const broken = Promise.withResolvers<Error>();
  void embedded.gone.then(() => stopping || broken.resolve(new Error('the embedded PostgreSQL ended by itself')));
  return { url: embedded.url, broken: broken.promise };
}

/** On a machine of one's own the same broker has several names. */
function sameMachine({ publicUrl, host }: Config, { port }: URL): string[] {
  if (!LOOPBACK.has(host) || !LOOPBACK.has(publicUrl?.hostname ?? host)) return [];
  return [...LOOPBACK].map((name) => `http://${name.includes(':') ? `[${name}]` : name}:${port}`);
}

function hostOf({ passkeys }: Auth): { host: string } | null {
  const host = passkeys.host();
  return host === null ? null : { host };
}

async function answers(store: Store): Promise<boolean> {
  try {
    await sql`select 1`.execute(store);
    return true;
  } catch {
    return false;
  }
}
