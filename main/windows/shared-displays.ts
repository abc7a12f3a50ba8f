import { desktopCapturer, screen } from 'electron';
import type { SharedDisplay } from '../modules/session/ports.ts';

/** The displays that can be shared, the primary one first; `name` gives them their number for people. */
export async function listDisplays(name: (number: number) => string): Promise<readonly SharedDisplay[]> {
  const sources = await desktopCapturer.getSources({ types: ['screen'], thumbnailSize: { width: 0, height: 0 } });
  const primary = screen.getPrimaryDisplay().id;
  const displays = [...screen.getAllDisplays()].sort(
    (one, other) => Number(other.id === primary) - Number(one.id === primary) || one.bounds.x - other.bounds.x,
  );
  return displays.flatMap((display, at) => {
    const { bounds, scaleFactor } = display;
    // With a single screen some systems leave the link between the two lists out.
    const source =
      sources.find((one) => one.display_id === String(display.id)) ??
      (displays.length === 1 && sources.length === 1 ? sources[0] : undefined);
    if (source === undefined) return [];
    const label = `${name(at + 1)} · ${bounds.width} × ${bounds.height}`;
    const physicalOrigin = process.platform === 'win32' ? screen.dipToScreenPoint(bounds) : undefined;
    const geometry = { bounds, scaleFactor, ...(physicalOrigin === undefined ? {} : { physicalOrigin }) };
    return [{ display: { id: String(display.id), label }, sourceId: source.id, geometry }];
  });
}
