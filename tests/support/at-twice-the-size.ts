import type { Page } from 'playwright';

/** What somebody who enlarges the page to 200 % would have to scroll sideways for, or could not read at all. */
export async function faultsAtTwiceTheSize(page: Page): Promise<string[]> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setDeviceMetricsOverride', {
    ...{ width: 640, height: 400, deviceScaleFactor: 2, mobile: false },
  });
  await page.waitForFunction(() => innerWidth === 640);
  const faults = await page.evaluate(findFaults);
  await devtools.send('Emulation.clearDeviceMetricsOverride');
  await devtools.detach();
  await page.waitForFunction(() => innerWidth !== 640);
  return faults;
}

/** Runs in the page: what reaches over its edge, or is cut off without a sign of it, unless it scrolls by itself. */
function findFaults(): string[] {
  const { documentElement: whole } = document;
  const faults = whole.scrollWidth > innerWidth ? [`the page is ${whole.scrollWidth} wide`] : [];
  const isScroller = (element: Element | null): boolean =>
    element !== null &&
    (/^(?:auto|scroll)$/.test(getComputedStyle(element).overflowX) || isScroller(element.parentElement));
  const isSeen = (element: Element): boolean =>
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
    element.closest('.visually-hidden, [aria-hidden=true], [inert]') === null;
  for (const element of document.querySelectorAll('button, a, input, select, textarea, h1, h2, h3, p, dt, dd, label')) {
    if (!isSeen(element) || isScroller(element.parentElement)) continue;
    const { left, right, width } = element.getBoundingClientRect();
    const name = `${element.tagName.toLowerCase()} “${(element.textContent ?? '').trim().slice(0, 40)}”`;
    // What lies beyond the left edge waits there for the focus.
    if (width > 1 && right > 0 && (right > innerWidth + 1 || left < -1)) faults.push(`${name} reaches over the edge`);
    const { overflowX, textOverflow } = getComputedStyle(element);
    const isCut = element.scrollWidth > element.clientWidth + 1 && /^(?:hidden|clip)$/.test(overflowX);
    if (isCut && textOverflow !== 'ellipsis') faults.push(`${name} is cut off`);
  }
  return faults;
}
