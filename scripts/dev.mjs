import { NotReady } from './prepare/say.mjs';
import { script } from './prepare.mjs';
import { file } from './steps.mjs';

await script(['electron'], (prepared) => {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY) {
    throw new NotReady('there is no display here to show the client on; type: xvfb-run --auto-servernum npm run dev');
  }
  return file('scripts/dev/main.ts', process.argv.slice(2))(prepared);
});
