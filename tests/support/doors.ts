import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lifetime } from '../../scripts/stage/lifetime.ts';
import { run } from '../../scripts/stage/running.ts';
import { until } from '../../scripts/stage/until.ts';

/** A way to make an Electron run somebody else's code instead of, or inside, its own application. */
export interface Door {
  readonly name: string;
  /** What is set and said to pass it; `file` is a script that leaves a mark when it runs. */
  readonly pass: (file: string) => { readonly env?: NodeJS.ProcessEnv; readonly args?: readonly string[] };
}

export const DOORS: readonly Door[] = [
  { name: 'ELECTRON_RUN_AS_NODE', pass: (file) => ({ env: { ELECTRON_RUN_AS_NODE: '1' }, args: [file] }) },
  { name: 'NODE_OPTIONS', pass: (file) => ({ env: { NODE_OPTIONS: `--require=${file}` } }) },
  { name: '--inspect', pass: () => ({ args: ['--inspect=0'] }) },
  { name: '--inspect-brk', pass: () => ({ args: ['--inspect-brk=0'] }) },
];

export interface Subject {
  readonly executable: string;
  /** The application's folder, or nothing for a package. */
  readonly application: readonly string[];
  readonly flags: readonly string[];
  readonly env: NodeJS.ProcessEnv;
}

/** Starts the subject with that door pushed; true when it opened, false when the application started all the same. */
export async function opens(lifetime: Lifetime, subject: Subject, { name, pass }: Door): Promise<boolean> {
  const folder = lifetime.folder('door');
  const [script, mark, profile] = [join(folder, 'mark.cjs'), join(folder, 'mark'), join(folder, 'profile')];
  writeFileSync(script, `require('node:fs').writeFileSync(${JSON.stringify(mark)}, process.version);`);
  const { env = {}, args = [] } = pass(script);
  const running = await run(lifetime, {
    name: `application with ${name}`,
    file: subject.executable,
    // Node wants its script first; a script is no application, so it stands where an application would.
    args: [
      ...args,
      ...subject.flags,
      ...subject.application,
      `--user-data-dir=${profile}`,
      '--lang=fr',
      '--disable-gpu',
    ],
    env: { ...subject.env, ...env },
  });
  const isOpen = (): boolean =>
    existsSync(mark) || running.lines.some((line) => line.startsWith('Debugger listening on'));
  const isStarted = (): boolean => existsSync(join(profile, 'logs/accord.log'));
  await until(`${name} opens or the application starts`, () => {
    if (running.hasEnded() && !isOpen()) throw new Error(`it ended:\n${running.lines.join('\n')}`);
    return isOpen() || isStarted();
  });
  const opened = isOpen();
  await running.stop();
  return opened;
}
