import { join } from 'node:path';
import { app, safeStorage } from 'electron';
import type { FleetConfiguration } from '../app/directory/enrolment.ts';
import type { KeyPair } from '../app/kernel/signing.ts';
import type { ConfigurationFault } from '../app/wire/bridge.ts';
import type { StoredReports } from './modules/broker/report-outbox.ts';
import { noReports, StoredReports as StoredReportsSchema } from './modules/broker/report-outbox.ts';
import type { StoredCheckpoints } from './modules/checkpoints.ts';
import { StoredCheckpoints as StoredCheckpointsSchema } from './modules/checkpoints.ts';
import { deviceKey, StoredKey } from './modules/device-key.ts';
import type { StoredOpened } from './modules/employee/opened-here.ts';
import { StoredOpened as StoredOpenedSchema } from './modules/employee/opened-here.ts';
import type { StoredOutbox } from './modules/employee/outbox.ts';
import { StoredOutbox as StoredOutboxSchema } from './modules/employee/outbox.ts';
import { configurationPath, readConfiguration } from './modules/enrolment/read-configuration.ts';
import type { StoredJournal, StoredKeyChanges } from './modules/journal/journal.ts';
import {
  StoredJournal as StoredJournalSchema,
  StoredKeyChanges as StoredKeyChangesSchema,
} from './modules/journal/journal.ts';
import { keystoreOf } from './modules/keystore.ts';
import type { Log } from './modules/log.ts';
import type { StoredRules } from './modules/policy/workstation-rules.ts';
import { StoredRules as StoredRulesSchema } from './modules/policy/workstation-rules.ts';
import { fileReceipts } from './modules/receipts.ts';
import type { Receipts } from './modules/session/ports.ts';
import type { StoredRefusals } from './modules/session/refused-technicians.ts';
import { StoredRefusals as StoredRefusalsSchema } from './modules/session/refused-technicians.ts';
import type { Settings } from './modules/settings.ts';
import { noSettings, openSettings, StoredSettings } from './modules/settings.ts';
import { diskKeep } from './modules/store/disk-keep.ts';
import type { Keep } from './modules/store/keep.ts';
import { secretBox } from './modules/store/secret-box.ts';
import { stubbornKeep } from './modules/store/stubborn-keep.ts';

/** Everything that outlives a start, in the profile's folder. */
export interface Memory {
  readonly settings: Settings;
  /** What the administrator of a fleet wrote for all its computers; null where there is none. */
  readonly configuration: FleetConfiguration | null;
  /** Why nothing of what stands there counts. */
  readonly configurationFault: ConfigurationFault | null;
  readonly key: KeyPair;
  readonly hasKeystore: boolean;
  readonly outbox: Keep<StoredOutbox>;
  readonly opened: Keep<StoredOpened>;
  readonly reports: Keep<StoredReports>;
  readonly receipts: Receipts;
  readonly checkpoints: Keep<StoredCheckpoints>;
  readonly journal: Keep<StoredJournal>;
  readonly keyChanges: Keep<StoredKeyChanges>;
  readonly rules: Keep<StoredRules>;
  readonly refusals: Keep<StoredRefusals>;
}

export function openMemory(folder: string, log: Log): Memory {
  const box = secretBox(keystoreOf(safeStorage));
  const { configuration, fault: configurationFault } = readConfiguration(
    configurationPath(process.platform, process.env),
    log,
  );
  const settings = openSettings({
    keep: diskKeep({ folder, name: 'settings', schema: StoredSettings, initial: noSettings, log }),
    box,
    presetBrokerUrl: process.env.ACCORD_BROKER_URL ?? configuration?.brokerUrl ?? null,
    locale: app.getLocale(),
  });
  return {
    settings,
    configuration,
    configurationFault,
    key: deviceKey(
      diskKeep({ folder, name: 'device-key', schema: StoredKey, initial: { seed: null, spare: [] }, log }),
      box,
      log,
    ),
    hasKeystore: box.hasKeystore,
    opened: stubbornKeep(diskKeep({ folder, name: 'opened', schema: StoredOpenedSchema, initial: [], log }), log),
    outbox: diskKeep({ folder, name: 'outbox', schema: StoredOutboxSchema, initial: [], log }),
    // A session must be able to end whatever the disk says.
    reports: stubbornKeep(
      diskKeep({ folder, name: 'reports', schema: StoredReportsSchema, initial: noReports, log }),
      log,
    ),
    receipts: fileReceipts(join(folder, 'receipts'), log),
    journal: stubbornKeep(diskKeep({ folder, name: 'journal', schema: StoredJournalSchema, initial: [], log }), log),
    keyChanges: stubbornKeep(
      diskKeep({ folder, name: 'key-changes', schema: StoredKeyChangesSchema, initial: [], log }),
      log,
    ),
    rules: stubbornKeep(diskKeep({ folder, name: 'rules', schema: StoredRulesSchema, initial: {}, log }), log),
    refusals: stubbornKeep(diskKeep({ folder, name: 'refusals', schema: StoredRefusalsSchema, initial: [], log }), log),
    checkpoints: stubbornKeep(
      diskKeep({ folder, name: 'checkpoints', schema: StoredCheckpointsSchema, initial: {}, log }),
      log,
    ),
  };
}
