import type { Display } from './display.ts';
import type { Lifetime } from './lifetime.ts';
import { outputOf } from './output-of.ts';
import type { Running } from './running.ts';
import { run } from './running.ts';

export interface Video {
  /** Ends the file properly; resolves once it can be played. */
  finish(): Promise<void>;
}

/** Films several displays side by side into one MP4 file; `null` where there is no ffmpeg. */
export async function filmDisplays(
  lifetime: Lifetime,
  displays: readonly Display[],
  path: string,
): Promise<Video | null> {
  if (!(await hasFfmpeg())) return null;
  const inputs = displays.flatMap(({ name, width, height }) => [
    '-f',
    'x11grab',
    '-framerate',
    '12',
    '-video_size',
    `${width}x${height}`,
    '-i',
    name,
  ]);
  const sides = displays.map((_, index) => `[${index}:v]scale=-2:540[v${index}]`).join(';');
  const joined = `${displays.map((_, index) => `[v${index}]`).join('')}hstack=inputs=${displays.length}`;
  const film: Running = await run(lifetime, {
    name: 'film',
    file: 'ffmpeg',
    args: [
      ...['-nostdin', '-loglevel', 'error', '-y', ...inputs],
      ...['-filter_complex', displays.length > 1 ? `${sides};${joined}` : 'scale=-2:540'],
      ...['-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '28', '-pix_fmt', 'yuv420p', '-threads', '1', path],
    ],
    env: { ...process.env, ...displays[0]?.env },
  });
  return {
    finish: async () => {
      // ffmpeg writes the index of the file on SIGINT.
      film.signal('SIGINT');
      await film.ended;
    },
  };
}

async function hasFfmpeg(): Promise<boolean> {
  try {
    await outputOf('ffmpeg', ['-version']);
    return true;
  } catch {
    return false;
  }
}
