import { posix } from 'node:path';
import type { Mention } from './read-module.ts';
import { readModule } from './read-module.ts';
import type { Room } from './rules.ts';
import { bridgeHolders, bridgeName, isInside, programStarters, roomOf } from './rules.ts';

export interface Leak {
  /** Path from the root of the repository. */
  readonly file: string;
  readonly line: number;
  readonly sentence: string;
}

/** Every breach of the room rules in one module; its path is from the root of the repository and need not exist. */
export function findLeaks(file: string, source: string): readonly Leak[] {
  const room = roomOf(file);
  if (room === undefined) return [];
  const reading = readModule(file, source);
  const at = (mention: Mention, sentence: string): Leak => ({ file, line: mention.line, sentence });
  return [
    ...reading.imports.flatMap((mention) => {
      const sentence = judgeImport(file, room, mention.text);
      return sentence === undefined ? [] : [at(mention, sentence)];
    }),
    ...(mayCompute(file, room) ? [] : reading.unreadable).map((mention) =>
      at(mention, `imports something only known at run time: ${mention.text}`),
    ),
    ...reading.properties
      .filter((mention) => mention.text === bridgeName && !mayHoldBridge(file))
      .map((mention) => at(mention, `only renderer/ports may touch the bridge (${bridgeName})`)),
    ...(mayStart(file, room) ? [] : [...reading.imports, ...reading.properties])
      .filter((mention) => programStarters.test(mention.text))
      .map((mention) => at(mention, `may start no other program (${mention.text})`)),
  ];
}

function judgeImport(file: string, room: Room, specifier: string): string | undefined {
  if (specifier.startsWith('/')) return `write ${specifier} relative to the file`;
  if (specifier.startsWith('.')) return judgePath(posix.join(posix.dirname(file), specifier), room);
  if (room.packages === 'any' || room.packages.some((allowed) => allowed.test(specifier))) return undefined;
  return `${room.folder} may not import the package ${specifier}`;
}

function judgePath(target: string, room: Room): string | undefined {
  const closed = room.except?.find((folder) => isInside(target, folder));
  if (closed !== undefined) return `${room.folder} may not reach into ${closed}`;
  if (room.reaches.some((folder) => isInside(target, folder))) return undefined;
  return `${room.folder} may not import ${target}`;
}

const mayCompute = (file: string, room: Room): boolean =>
  room.packages === 'any' || room.computes?.includes(file) === true;

const mayStart = (file: string, room: Room): boolean => room.packages === 'any' || room.starts?.includes(file) === true;

const mayHoldBridge = (file: string): boolean => bridgeHolders.some((folder) => isInside(file, folder));
