import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { silentLog } from '../../tests/support/workstation/memory-keep.ts';
import type { IncomingMethods, IpcPort } from './serve-methods.ts';
import { asked, serveMethods, told } from './serve-methods.ts';
import type { Caller } from './trusted-sender.ts';

const page = 'accord-app://app/banner.html';
const own: Caller = { sender: { id: 7 }, senderFrame: { url: page, parent: null } };

function served(methods: IncomingMethods) {
  const handled = new Map<string, (caller: Caller, ...args: unknown[]) => unknown>();
  const ipc: IpcPort = {
    handle: (channel, listener) => void handled.set(channel, listener),
    on: (channel, listener) => handled.set(channel, listener),
  };
  serveMethods({ ipc, sender: { id: 7, page }, window: 'banner', methods, log: silentLog });
  return {
    channels: [...handled.keys()],
    call: (method: string, caller: Caller, input?: unknown) => handled.get(`accord:banner:${method}`)?.(caller, input),
  };
}

describe('[W5] what a page may call', () => {
  const heard: unknown[] = [];
  const change = z.object({ capability: z.enum(['view', 'control']), on: z.boolean() });
  const methods = {
    setCapability: asked(change, (input) => {
      heard.push(input);
      return 'done';
    }),
    report: told(change, (input) => heard.push(input)),
    fail: asked(z.undefined(), () => {
      throw new Error('the token is secret-token');
    }),
  };

  it('is its own named methods and nothing else', () => {
    expect(served(methods).channels).toEqual([
      'accord:banner:setCapability',
      'accord:banner:report',
      'accord:banner:fail',
    ]);
  });

  it('runs with what the schema took, and nothing more of it', async () => {
    const input = { capability: 'view', on: false, more: 'dropped' };
    expect(await served(methods).call('setCapability', own, input)).toBe('done');
    expect(heard.pop()).toEqual({ capability: 'view', on: false });
  });

  it.each([
    ['nothing', undefined],
    ['another type', 'view'],
    ['an unknown right', { capability: 'format', on: true }],
    ['a missing field', { capability: 'view' }],
    ['a prototype trick', JSON.parse('{"__proto__":{"capability":"view","on":true}}')],
  ])('is refused by name when it gives %s', async (_, input) => {
    await expect(served(methods).call('setCapability', own, input)).rejects.toThrow('MalformedCall');
    await served(methods).call('report', own, input);
    expect(heard).toEqual([]);
  });

  it.each<[string, Caller]>([
    ['another window', { ...own, sender: { id: 8 } }],
    ['another page in this window', { ...own, senderFrame: { url: 'https://evil.example/banner.html', parent: null } }],
    ['a page whose address only begins the same', { ...own, senderFrame: { url: `${page}x`, parent: null } }],
    ['another page of Accord', { ...own, senderFrame: { url: 'accord-app://app/app.html', parent: null } }],
    ['a frame inside the page', { ...own, senderFrame: { url: page, parent: {} } }],
    ['a frame that is gone', { ...own, senderFrame: null }],
  ])('is refused to %s', async (_, caller) => {
    const input = { capability: 'view', on: true };
    await expect(served(methods).call('setCapability', caller, input)).rejects.toThrow('UntrustedCall');
    await served(methods).call('report', caller, input);
    expect(heard).toEqual([]);
  });

  it('[W6] learns of a fault that it was one, and not which', async () => {
    await expect(served(methods).call('fail', own)).rejects.toThrow(/^CallFailed$/);
  });

  it('takes an address with a fragment for the same page', async () => {
    const caller = { ...own, senderFrame: { url: `${page}#top`, parent: null } };
    expect(await served(methods).call('setCapability', caller, { capability: 'view', on: true })).toBe('done');
    heard.pop();
  });
});
