import { readFile, writeFile } from 'node:fs/promises';
import { findMissing, Lock } from './lock/find-missing.ts';
import { platformOf } from './lock/platform-of.ts';

const file = 'package-lock.json';
const whole: object = JSON.parse(await readFile(file, 'utf8'));
const lock = Lock.parse(whole);
const packages: Lock['packages'] = { ...lock.packages };

for (const { name, version, dev } of findMissing(lock)) {
  const platform = platformOf(name);
  if (platform === undefined || !/^\d/.test(version))
    throw new Error(`${name}@${version}: neither platform nor exact version is known`);
  packages[`node_modules/${name}`] = { version, ...platform, ...(dev ? { dev } : {}), optional: true };
  console.log(`${name}@${version}`);
}

const sorted = Object.entries(packages).toSorted(([one], [other]) => one.localeCompare(other, 'en'));
await writeFile(file, `${JSON.stringify({ ...whole, packages: Object.fromEntries(sorted) }, null, 2)}\n`);
