import type { Page } from 'playwright';
import { until } from '../../scripts/stage/until.ts';

/** As a window of 1280 × 800 at 200 %: nothing runs out of its side. */
export async function atDouble(page: Page, act: () => Promise<void>): Promise<void> {
  const line = await page.context().newCDPSession(page);
  await line.send('Emulation.setDeviceMetricsOverride', {
    width: 640,
    height: 400,
    deviceScaleFactor: 2,
    mobile: false,
  });
  await until('nothing runs out of the side', () =>
    page.evaluate(() => innerWidth === 640 && document.documentElement.scrollWidth <= innerWidth),
  );
  await act();
  await line.send('Emulation.clearDeviceMetricsOverride');
  await line.detach();
}
