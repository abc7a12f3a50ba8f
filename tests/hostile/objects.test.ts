import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RequestType } from '../../app/wire/requests.ts';
import { requests } from '../../app/wire/requests.ts';
import type { Desk } from '../contract/support/desk.ts';
import { openDesk } from '../contract/support/desk.ts';
import type { RawLine } from '../contract/support/raw-line.ts';
import { openRawLine } from '../contract/support/raw-line.ts';

let desk: Desk;
const lines: RawLine[] = [];

beforeAll(async () => {
  desk = await openDesk();
  for (const client of [await desk.employee(), await desk.technician(3)])
    lines.push(await openRawLine(desk.broker.url, client.token));
});

afterAll(async () => {
  for (const line of lines) line.close();
  await desk?.close();
});

const types = Object.keys(requests).filter((type): type is RequestType => Object.hasOwn(requests, type));

/** JSON that no program's own objects would turn into: it has to be written by hand. */
const POISONS: readonly string[] = [
  '{"__proto__":{"polluted":true}}',
  '{"constructor":{"prototype":{"polluted":true}}}',
  '{"ticketId":{"__proto__":{"polluted":true}}}',
  '{"toString":null,"valueOf":null,"hasOwnProperty":1}',
  `{"x":${'['.repeat(5_000)}${']'.repeat(5_000)}}`,
  `{"x":${'{"x":'.repeat(3_000)}1${'}'.repeat(3_000)}}`,
  '{"ticketId":"\\u0000","sessionId":"\\ud800"}',
];

describe('[W1] objects made by hand', () => {
  it.each(types)('%s: every object of the broker stays what it was', async (type) => {
    let ack = types.indexOf(type) * 1_000;
    for (const line of lines)
      for (const poison of POISONS) {
        ack += 1;
        line.send(`42${ack}["request",{"v":1,"type":"${type}","input":${poison},"__proto__":{"polluted":true}}]`);
        const answer = await line.received(`43${ack}[`);
        expect(answer.slice(`43${ack}`.length), poison.slice(0, 40)).not.toContain('"broken"');
      }
    expect('polluted' in {}).toBe(false);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});
