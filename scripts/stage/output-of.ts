import { execFile } from 'node:child_process';

/** Runs a short program to its end and gives what it printed; a failure carries what it said. */
export function outputOf(file: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(file, args, { env, encoding: 'utf8', timeout: 30_000 }, (cause, stdout, stderr) => {
      if (cause === null) resolve(stdout);
      else reject(new Error(`${file} ${args.join(' ')}: ${stderr.trim() || cause.message}`, { cause }));
    });
  });
}
