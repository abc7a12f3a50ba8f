import { describe, expect, it } from 'vitest';
import { createLog } from './log.ts';

function logged(write: (log: ReturnType<typeof createLog>) => void): string {
  let text = '';
  write(
    createLog('debug', {
      write: (line) => {
        text += line;
      },
    }),
  );
  return text;
}

describe('[W6] a log line', () => {
  it('cuts out what could hold a secret, at any depth a line has', () => {
    const text = logged((log) =>
      log.info(
        { password: 'one', request: { headers: { authorization: 'two', cookie: 'three' } }, signal: { sdp: 'four' } },
        'x',
      ),
    );
    for (const secret of ['one', 'two', 'three', 'four']) expect(text).not.toContain(`"${secret}"`);
    expect(text).toContain('[redacted]');
  });

  it('tells of an error and its causes what they are, not what hangs on them', () => {
    const cause = Object.assign(new Error('no'), {
      code: '23505',
      detail: 'Key (email)=(a@b.fr) exists',
      parameters: ['hunter2'],
    });
    const text = logged((log) => log.error({ err: new Error('broke', { cause }) }, 'x'));
    expect(text).toContain('23505');
    expect(text).not.toMatch(/a@b\.fr|hunter2/);
    expect(JSON.parse(text)).toMatchObject({ err: { type: 'Error', message: 'broke', cause: { message: 'no' } } });
  });
});
