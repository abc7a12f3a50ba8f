import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { findBrowser } from '../../scripts/stage/browser.ts';
import { cast } from '../../scripts/stage/cast.ts';
import { openLifetime } from '../../scripts/stage/lifetime.ts';
import { openView } from './camera.ts';
import { furnishDesk } from './desk-scene.ts';
import { takeAll } from './guide.ts';
import { playHelp } from './help.ts';
import { MORNING, setStage } from './stage.ts';
import { abandonCall, technicianShots } from './technician.ts';

/** The technician's and the employee's guides: the console in a browser, then a whole story in two real applications. */
const images = join(import.meta.dirname, '../../docs/images');
const lifetime = openLifetime();
try {
  for (const folder of ['technician', 'employee']) mkdirSync(join(images, folder), { recursive: true });
  const stage = await setStage(lifetime);
  const scene = await furnishDesk(stage);
  const employee = await stage.seat(stage.desk, 'PC-ACCUEIL-01', cast.camille);
  await employee.page.locator('.employee').waitFor();

  const browser = await chromium.launch({
    executablePath: findBrowser(),
    args: (process.env.ACCORD_CHROMIUM_FLAGS ?? '').split(' ').filter(Boolean),
  });
  lifetime.onEnd(() => browser.close());
  for (const language of ['fr', 'en'] as const) {
    const view = await openView(browser, {
      url: stage.broker.url,
      token: scene.julien.token,
      language,
      folder: join(images, 'technician'),
      timeZone: MORNING,
    });
    await takeAll(view, technicianShots(scene));
    await abandonCall(view);
    await view.page.context().close();
  }

  const technician = await stage.seat(stage.office, 'PC-SUPPORT-04', cast.karim);
  await playHelp({ lifetime, stage, scene, employee, technician, images });
} finally {
  await lifetime.end();
}
