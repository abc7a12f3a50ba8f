import { randomBytes, randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { app, BrowserWindow, globalShortcut, nativeTheme, powerMonitor, shell } from 'electron';
import { openMemory } from './memory.ts';
import { appActions } from './modules/app-actions.ts';
import { createCompanySignIn } from './modules/broker/company-sign-in.ts';
import { connectAccount } from './modules/broker/connection.ts';
import { farewellPage } from './modules/broker/farewell-page.ts';
import { reportOutbox } from './modules/broker/report-outbox.ts';
import { iceServersOf, signalSender } from './modules/broker/session-requests.ts';
import { createSigningIn } from './modules/broker/signing-in.ts';
import { keepCheckpoints } from './modules/checkpoints.ts';
import { aheadOf, sessionClock, systemClock, systemTicks } from './modules/clock.ts';
import { drivingOf, freeLeftovers } from './modules/driving.ts';
import { openDesk } from './modules/employee/desk.ts';
import { enrolSilently } from './modules/enrolment/enrol-silently.ts';
import { fetchExcerpt } from './modules/journal/fetch-excerpt.ts';
import { keepJournal } from './modules/journal/journal.ts';
import { saveJournalWith } from './modules/journal/save-journal.ts';
import { followLifecycle } from './modules/lifecycle.ts';
import { fileLog } from './modules/log.ts';
import { cedarEngines } from './modules/policy/cedar.ts';
import { pinOnPurpose } from './modules/policy/pin-broker.ts';
import { workstationRules } from './modules/policy/workstation-rules.ts';
import { openPresence } from './modules/presence.ts';
import { routeEvents } from './modules/route-events.ts';
import { keepDisowned } from './modules/session/disowned.ts';
import { keepReady } from './modules/session/readiness.ts';
import { countRefusals } from './modules/session/refused-technicians.ts';
import { hostSessions } from './modules/session/session-host.ts';
import { shellState } from './modules/shell.ts';
import { registerShortcuts } from './modules/shortcuts.ts';
import { followTalk } from './modules/talk/follow-talk.ts';
import { openWords } from './modules/words.ts';
import { appWindow } from './windows/app-window.ts';
import { confirmPin } from './windows/confirm-pin.ts';
import { electronWindows } from './windows/electron-windows.ts';
import { nativeDialogs } from './windows/native-dialogs.ts';
import { notifyOfBlock } from './windows/notify-of-block.ts';
import { saveText } from './windows/save-text.ts';
import { geometryNow, shareableDisplays } from './windows/shared-displays.ts';
import { electronStage } from './windows/stage.ts';
import { ownSurroundings } from './windows/surroundings.ts';
import { talkNotices } from './windows/talk-notices.ts';
import { openTray } from './windows/tray.ts';

/** Makes the modules and joins them; everything below is a module's own business. */
export async function runAccord(): Promise<void> {
  const folder = app.getPath('userData');
  const log = fileLog(join(folder, 'logs'), systemClock.now);
  const memory = openMemory(folder, log);
  const { settings, key } = memory;
  const say = await openWords(() => settings.appearance().language);
  const windows = electronWindows(settings.brokerUrl, log);
  const stage = electronStage(windows);
  const dialogs = nativeDialogs(() => host.releaseInput());
  const personId = (): string | null => connection.person()?.id ?? null;

  const connection = connectAccount({
    settings,
    key,
    workstationName: hostname(),
    clock: systemClock,
    log,
    listener: {
      event: (event) => route(event),
      attached: () => {
        rules.attached();
        reports.attached();
        desk
          .attached()
          .then(() => talk.attached(desk.tickets()))
          .catch((cause: unknown) => log.error('desk-not-refreshed', cause));
      },
      signedOut: (byHand) => {
        if (!byHand) enrolment.again();
        host.stop('stopped-by-employee');
        desk.signedOut();
        talk.signedOut();
        disowned.putAway();
      },
      changed: () => refresh(),
    },
  });
  const enrolment = enrolSilently({
    configuration: memory.configuration,
    key,
    connection,
    workstationName: hostname(),
    clock: systemClock,
    log,
  });
  const { ask } = connection;
  const signingIn = createSigningIn(
    connection,
    createCompanySignIn({ openBrowser: (url) => shell.openExternal(url), farewell: () => farewellPage(say) }),
  );
  const desk = openDesk({
    ask,
    personId,
    outbox: memory.outbox,
    opened: memory.opened,
    clock: systemClock,
    newId: randomUUID,
    changed: () => refresh(),
    log,
  });
  const notices = talkNotices(
    say,
    (ticketId) => {
      window.show();
      window.tellOfTalk({ type: 'open', ticketId });
    },
    log,
  );
  const talk = followTalk({
    ask,
    personId,
    isInFront: () => window.isInFront(),
    notify: notices.show,
    forget: notices.forget,
    tellPage: (told) => window.tellOfTalk(told),
    changed: () => refresh(),
    log,
  });
  const { openInjector, placePointer } = drivingOf(log);
  const journal = keepJournal({
    keep: memory.journal,
    changes: memory.keyChanges,
    receipts: memory.receipts,
    personId,
    wordsOf: (ticketId) => desk.tickets().find(({ id }) => id === ticketId)?.words ?? '',
  });
  const reports = reportOutbox({ keep: memory.reports, ask, personId, clock: systemClock, newId: randomUUID, log });
  const rules = workstationRules({
    keep: memory.rules,
    brokerUrl: settings.brokerUrl,
    presetBrokerKey: memory.configuration?.brokerKey ?? null,
    workstationId: connection.workstationId,
    engines: cedarEngines(log),
    isFree: () => host.isFree(),
    clock: { now: () => systemClock.now() + connection.ahead(), after: systemClock.after },
    changed: () => {
      host.rulesChanged();
      refresh();
    },
    keyChanged: journal.keyChanged,
    log,
  });
  const checkpoints = keepCheckpoints({
    keep: memory.checkpoints,
    brokerUrl: settings.brokerUrl,
    pinnedKey: rules.brokerKey,
    now: systemClock.now,
    log,
  });
  const ahead = (): number => aheadOf(systemClock, connection.ahead(), [rules.signedAt(), checkpoints.signedAt()]);
  const refusedTechnicians = countRefusals(memory.refusals, rules.liftedAt);
  const disowned = keepDisowned({
    said: () => window.show(),
    changed: () => refresh(),
    isBlocked: refusedTechnicians.isBlocked,
  });
  const host = hostSessions(
    {
      key,
      clock: (askedAt) => sessionClock(systemTicks, ahead(), askedAt),
      newId: randomUUID,
      newNonce: () => randomBytes(16).toString('hex'),
      stage,
      displays: () => shareableDisplays((number) => say('display', { number })),
      geometryNow,
      surroundings: ownSurroundings({ ...stage, windows: () => BrowserWindow.getAllWindows(), dialogs }),
      presence: openPresence({ monitor: powerMonitor, changed: () => host.presenceChanged(), log }),
      reports: journal.reportsTo(reports),
      receipts: journal.receipts,
      rules,
      refusedTechnicians,
      disowned,
      iceServers: iceServersOf(ask, log),
      sendSignal: signalSender(ask, log),
      ownTicket: desk.ownTicket,
      workstationId: connection.workstationId,
      appearance: settings.appearance,
      stopShortcut: () => shortcuts.registered().stop,
      log,
      openInjector,
      placePointer,
    },
    () => refresh(),
  );
  const readiness = keepReady({
    windows: stage,
    clock: systemClock,
    tickets: desk.tickets,
    workstationId: connection.workstationId,
    isFree: host.isFree,
    log,
  });
  const route = routeEvents({ desk, host, talk, checkpoints, rules, log });
  const shortcuts = registerShortcuts(globalShortcut, {
    ask: () => window.show(),
    stop: () => host.stopByShortcut(),
  });
  const state = () =>
    shellState({
      brokerUrl: settings.brokerUrl,
      connection,
      desk,
      host,
      disowned,
      talk,
      appearance: settings.appearance,
      keystore: memory.hasKeystore,
      rules,
      configurationFault: memory.configurationFault,
      keyConfigured: memory.configuration?.brokerKey !== undefined,
      shortcuts: shortcuts.registered,
    });
  const window = appWindow({
    windows,
    actions: appActions({
      state,
      settings,
      connection,
      signingIn,
      desk,
      disowned,
      talk,
      notifyOfTalk: (notice) => window.isInFront() || notices.show(notice),
      journal,
      checkpoints,
      publicKey: key.publicKey,
      pinBroker: pinOnPurpose({ rules, confirm: (change) => confirmPin(dialogs, say, change) }),
      saveJournal: saveJournalWith({
        journal,
        checkpoints,
        brokerKey: rules.brokerKey,
        key,
        now: systemClock.now,
        newId: randomUUID,
        excerpt: () =>
          fetchExcerpt({ ask, brokerUrl: settings.brokerUrl, token: () => settings.account()?.token ?? null, log }),
        saveText: (name, make) => saveText(dialogs, name, make),
      }),
      wear: (appearance) => {
        settings.setAppearance(appearance);
        nativeTheme.themeSource = appearance.theme;
        host.redraw();
        refresh();
      },
      brokerChanged: () => window.reload(),
      notifyOfBlock: (block) => window.isInFront() || notifyOfBlock(say, block, window.show),
    }),
    livesOn: () => connection.person()?.role === 'employee',
    closed: () => app.quit(),
  });
  const tray = openTray(say, dialogs, {
    open: window.show,
    stop: host.stopByMenu,
    quit: () => host.isPressedRemotely() || app.quit(),
  });
  const refresh = (): void => {
    window.push(state());
    window.makeWay(host.live()?.mayControl ?? false);
    tray.show({ link: connection.status(), live: host.live() });
    readiness.look();
  };

  followLifecycle({ host, window, connection, shortcuts, tray, log });
  nativeTheme.themeSource = settings.appearance().theme;
  if (reports.closeAbandoned()) freeLeftovers(openInjector, log);
  connection.resume();
  enrolment.start();
  window.show();
  refresh();
  log.info('started', {
    version: app.getVersion(),
    engine: process.versions.electron ?? '',
    keystore: memory.hasKeystore,
  });
}
