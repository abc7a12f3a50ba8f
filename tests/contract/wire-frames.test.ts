import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from './support/client.ts';
import type { Desk } from './support/desk.ts';
import { openDesk } from './support/desk.ts';
import { openRawLine } from './support/raw-line.ts';

let desk: Desk;
let bystander: Client;

beforeAll(async () => {
  desk = await openDesk();
  bystander = await desk.employee();
});

afterAll(() => desk?.close());

const lives = async (): Promise<void> => {
  expect(await bystander.ask('person.me', {})).toEqual(bystander.welcome.person);
  expect(desk.broker.log.filter((line) => /"level":(50|60)/.test(line))).toEqual([]);
};

describe('[W1] frames that no client of ours would send', () => {
  it('nested beyond reason are answered malformed', async () => {
    const { token } = await desk.employee();
    const line = await openRawLine(desk.broker.url, token);
    const deep = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
    line.send(`427["request",{"v":1,"type":"ticket.open","input":${deep(30_000)}}]`);
    expect(await line.received('437')).toBe('437[{"ok":false,"failure":{"type":"malformed","where":"not JSON"}}]');
    line.close();
    await lives();
  });

  it('cost at most their own connection', async () => {
    const { token } = await desk.employee();
    const frame = fc.oneof(
      fc.string({ maxLength: 200 }),
      fc.string({ maxLength: 50 }).map((text) => `42${text}`),
      fc.json().map((text) => `420["request",${text}]`),
      fc.json().map((text) => `42${text}`),
      fc.constantFrom(
        '4',
        '41',
        '42',
        '42[]',
        '42["request"]',
        '450-["request",{"_placeholder":true,"num":0}]',
        '451-["x",{"_placeholder":true,"num":9}]',
        '3',
        '1',
        '6',
        '40/admin,',
        '40{"token":1}',
        '43999[1]',
      ),
      fc.uint8Array({ maxLength: 300 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(frame, { minLength: 1, maxLength: 6 }), fc.boolean(), async (frames, admitted) => {
        const line = await openRawLine(desk.broker.url, admitted ? token : undefined);
        for (const one of frames) line.send(one);
        line.close();
        await line.closed;
      }),
      { numRuns: 60 },
    );
    await lives();
  });

  it('of a line that has shown no token are heard by nobody', async () => {
    const line = await openRawLine(desk.broker.url);
    line.send('420["request",{"v":1,"type":"person.me","input":{}}]');
    await line.closed;
    await lives();
  });

  it('that name another part of the server find none', async () => {
    const { token } = await desk.employee();
    const line = await openRawLine(desk.broker.url, token);
    line.send(`40/admin,${JSON.stringify({ token, v: 1 })}`);
    expect(await line.received('44/admin,')).toContain('Invalid namespace');
    line.close();
    await lives();
  });
});
