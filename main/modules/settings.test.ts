import { describe, expect, it } from 'vitest';
import { aPerson } from '../../app/testing/builders.ts';
import { memoryKeep } from '../../tests/support/workstation/memory-keep.ts';
import type { SettingsParts, StoredSettings } from './settings.ts';
import { noSettings, openSettings } from './settings.ts';
import { secretBox } from './store/secret-box.ts';

const open = (changes: Partial<SettingsParts> = {}) =>
  openSettings({
    keep: memoryKeep(noSettings),
    box: secretBox(null),
    presetBrokerUrl: null,
    locale: 'fr-FR',
    ...changes,
  });

const camille = aPerson({ name: 'Camille Moreau' });

describe('settings', () => {
  it('speak the system’s language until someone chooses, French when it is neither', () => {
    expect(open({ locale: 'en-GB' }).appearance()).toEqual({ language: 'en', theme: 'system' });
    expect(open({ locale: 'de' }).appearance().language).toBe('fr');
    const settings = open({ locale: 'en-GB' });
    settings.setAppearance({ language: 'fr', theme: 'dark' });
    expect(settings.appearance()).toEqual({ language: 'fr', theme: 'dark' });
  });

  it('take the broker they were started with, and remember it', () => {
    const keep = memoryKeep<StoredSettings>({ ...noSettings, brokerUrl: 'https://old.example' });
    expect(open({ keep, presetBrokerUrl: 'http://127.0.0.1:4711/' }).brokerUrl()).toBe('http://127.0.0.1:4711');
    expect(open({ keep }).brokerUrl()).toBe('http://127.0.0.1:4711');
  });

  it.each(['file:///etc', 'javascript:alert(1)', 'broker'])('pass over a preset that is no broker: %s', (preset) => {
    expect(open({ presetBrokerUrl: preset }).brokerUrl()).toBe('http://127.0.0.1:4700');
  });

  it('keep the account until it is signed out', () => {
    const keep = memoryKeep(noSettings);
    open({ keep }).setAccount({ person: camille, token: 'jeton' });
    expect(open({ keep }).account()).toEqual({ person: camille, token: 'jeton' });
    open({ keep }).setAccount(null);
    expect(open({ keep }).account()).toBeNull();
  });

  it('show the account’s token to no other broker', () => {
    const keep = memoryKeep(noSettings);
    const settings = open({ keep, presetBrokerUrl: 'https://one.example' });
    settings.setAccount({ person: camille, token: 'jeton' });
    expect(open({ keep, presetBrokerUrl: 'https://two.example' }).account()).toBeNull();
    expect(open({ keep, presetBrokerUrl: 'https://one.example' }).account()?.token).toBe('jeton');
  });

  it('know nobody when the token can not be opened any more', () => {
    const keep = memoryKeep<StoredSettings>({
      ...noSettings,
      account: { person: camille, sealedToken: 'sealed:AAAA' },
    });
    expect(open({ keep }).account()).toBeNull();
  });
});
