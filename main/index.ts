import { app } from 'electron';
import { runAccord } from './accord.ts';
import { tuneEngine } from './modules/engine.ts';
import { announceScheme } from './windows/app-scheme.ts';

tuneEngine(app);
announceScheme();

// One Accord a profile: a second start shows the first one's window.
if (app.requestSingleInstanceLock()) {
  app
    .whenReady()
    .then(runAccord)
    .catch((cause: unknown) => {
      process.stderr.write(`${cause instanceof Error ? cause.stack : String(cause)}\n`);
      app.exit(1);
    });
} else app.exit(0);
