import { run } from './prepare/command.mjs';
import { NotReady } from './prepare/say.mjs';
import { script } from './prepare.mjs';
import { buildIfChanged } from './steps.mjs';

const [address, ...more] = process.argv.slice(2);

await script(['electron'], async (prepared) => {
  const { root, electron, env } = prepared;
  if (electron === undefined) throw new NotReady('the client needs an Electron');
  if (address !== undefined && !/^https?:\/\//.test(address))
    throw new NotReady('name the broker by its address: npm run client -- https://accord.example.org');
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY)
    throw new NotReady(
      'there is no display here to show the client on; type: xvfb-run --auto-servernum npm run client',
    );
  const built = await buildIfChanged(prepared);
  if (built !== 0) return built;
  const flags = (env.ACCORD_CHROMIUM_FLAGS ?? '').split(' ').filter((flag) => flag !== '');
  // Without an address the client goes on with the one it was last given, or looks on this computer.
  const broker = address === undefined ? {} : { ACCORD_BROKER_URL: address };
  return run(electron.path, [...flags, root, ...more], { cwd: root, env: { ...env, ...broker } });
});
