import { glob, readFile } from 'node:fs/promises';
import { findLeaks } from './rooms/find-leaks.ts';
import { rooms } from './rooms/rules.ts';

const folders = [...new Set(rooms.map((room) => room.folder.split('/')[0]))];
const files = await Array.fromAsync(glob(`{${folders.join(',')}}/**/*.{ts,tsx,mts,mjs,js}`));
const leaks = (await Promise.all(files.map(async (file) => findLeaks(file, await readFile(file, 'utf8'))))).flat();

for (const { file, line, sentence } of leaks) console.error(`${file}:${line} ${sentence}`);
console.log(`rooms: ${files.length} files read, ${leaks.length} leaks`);
if (files.length === 0 || leaks.length > 0) process.exitCode = 1;
