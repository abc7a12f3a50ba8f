import type { AccordApp } from '../../scripts/stage/accord-app.ts';
import type { Display } from '../../scripts/stage/display.ts';
import { outputOf } from '../../scripts/stage/output-of.ts';

/**
 * Makes two monitors of a display, its left and its right half. The X server and the engine's capture know them as real
 * ones; an engine whose list of displays is made of outputs, of which there is one, is told of them in its own words.
 */
export async function splitInTwo({ name, width, height, env }: Display, app: AccordApp): Promise<void> {
  const half = width / 2;
  const monitors = [
    { at: 0, output: 'screen' },
    { at: half, output: 'none' },
  ];
  for (const [index, { at, output }] of monitors.entries()) {
    const area = `${half}/170x${height}/210+${at}+0`;
    await outputOf('xrandr', ['-display', name, '--setmonitor', `half-${index}`, area, output], env);
  }
  const main = await app.main();
  await main.evaluate(
    ({ screen, desktopCapturer }, size) => {
      const [whole] = screen.getAllDisplays();
      if (whole === undefined || screen.getAllDisplays().length === 2) return;
      const displays = [0, 1].map((index) => {
        const area = { ...size, x: index * size.width, y: 0 };
        return { ...whole, id: whole.id + index, bounds: area, workArea: area, size, workAreaSize: size };
      });
      const under = (x: number) => displays[x < size.width ? 0 : 1] ?? whole;
      screen.getAllDisplays = () => displays;
      screen.getPrimaryDisplay = () => displays[0] ?? whole;
      screen.getDisplayNearestPoint = ({ x }) => under(x);
      screen.getDisplayMatching = ({ x, width: wide }) => under(x + wide / 2);
      const sourcesOf = desktopCapturer.getSources;
      desktopCapturer.getSources = async (wish) =>
        (await sourcesOf(wish)).map((source, index) => ({ ...source, display_id: String(displays[index]?.id) }));
    },
    { width: half, height },
  );
}
