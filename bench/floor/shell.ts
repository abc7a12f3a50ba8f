import { app, BrowserWindow, desktopCapturer, ipcMain, session } from 'electron';
import { tuneEngine } from '../../main/modules/engine.ts';
import { openXProbe } from '../../scripts/stage/x11/x-probe.ts';

/**
 * The least that an Electron application must be for a screen to be shared: `shell PAGE` opens one window on an address,
 * hands it the screen, and presses where it says. The product's engine switches, and nothing else of the product.
 */
tuneEngine(app);

async function open(): Promise<void> {
  const page = process.argv.find((argument) => argument.startsWith('http://'));
  if (page === undefined) throw new Error('which page?');
  const hidden = process.argv.includes('--hidden-window');
  session.defaultSession.setDisplayMediaRequestHandler(async (_request, answer) => {
    const [screen] = await desktopCapturer.getSources({ types: ['screen'], thumbnailSize: { width: 0, height: 0 } });
    answer(screen === undefined ? {} : { video: screen });
  });
  if (hidden) injectPresses();
  const window = new BrowserWindow({
    show: !hidden,
    fullscreen: !hidden,
    webPreferences: { nodeIntegration: true, contextIsolation: false, backgroundThrottling: false },
  });
  await window.loadURL(page);
}

function injectPresses(): void {
  const probe = openXProbe(process.env.DISPLAY ?? ':0');
  ipcMain.on('press', (_event, x: number, y: number) => {
    probe.moveTo(x * (probe.width - 1), y * (probe.height - 1));
    probe.press('left');
    probe.release('left');
  });
}

app
  .whenReady()
  .then(open)
  .catch((cause: unknown) => {
    process.stderr.write(`${String(cause)}\n`);
    app.exit(1);
  });
