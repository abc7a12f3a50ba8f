import { describe, expect, it } from 'vitest';
import { createEndings } from './endings.ts';

describe('endings', () => {
  it('run from the last to the first, each after the one before', async () => {
    const endings = createEndings();
    const ended: string[] = [];
    for (const name of ['database', 'line', 'door'])
      endings.add(async () => {
        await Promise.resolve();
        ended.push(name);
      });
    await endings.run();
    expect(ended).toEqual(['door', 'line', 'database']);
    await endings.run();
    expect(ended).toHaveLength(3);
  });

  it('run all, even when one fails, and say what failed', async () => {
    const endings = createEndings();
    let reached = false;
    endings.add(() => {
      reached = true;
    });
    const broken = new Error('stuck');
    endings.add(() => Promise.reject(broken));
    await expect(endings.run()).rejects.toMatchObject({ errors: [broken] });
    expect(reached).toBe(true);
  });
});
