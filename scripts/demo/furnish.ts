import type { AccordApp } from '../stage/accord-app.ts';
import type { Display } from '../stage/display.ts';
import type { ForeignWindow } from '../stage/foreign.ts';
import { outputOf } from '../stage/output-of.ts';

/** Beside Accord's own window, where no remote hand may go. */
export const BESIDE_ACCORD = 460;

/** Puts Accord at the left of the employee's display and an editor beside it. */
export async function furnish(desk: Display, editor: ForeignWindow): Promise<void> {
  const accord = (await xdotool(desk.env, ['search', '--onlyvisible', '--name', 'Accord$'])).trim();
  await place(desk.env, accord, { x: 20, y: 70 });
  const width = String(desk.width - BESIDE_ACCORD - 20);
  await xdotool(desk.env, ['windowsize', '--sync', editor.id, width, '300']);
  await place(desk.env, editor.id, { x: BESIDE_ACCORD, y: 110 });
}

/**
 * Puts the console at the left of somebody's desktop and the nested display at the right, so that both are seen.
 * A desktop that places windows by its own rules has the last word.
 */
export async function putSideBySide(console: AccordApp, title: string, nestedWidth: number): Promise<void> {
  try {
    const main = await console.main();
    const { right, top } = await main.evaluate(({ BrowserWindow, screen }, width) => {
      const { workArea } = screen.getPrimaryDisplay();
      const own = BrowserWindow.getAllWindows().find((window) => window.isVisible());
      own?.setBounds({ ...workArea, width: workArea.width - width });
      return { right: workArea.x + workArea.width, top: workArea.y };
    }, nestedWidth);
    // A main process with an inspector at it waits for that one to leave before it ends.
    main.close();
    const nested = (await xdotool(process.env, ['search', '--onlyvisible', '--name', `^${title}$`])).trim();
    await place(process.env, nested, { x: right - nestedWidth, y: top });
  } catch {
    // Seen one behind the other, they are still both there.
  }
}

const place = (env: NodeJS.ProcessEnv, id: string, { x, y }: { readonly x: number; readonly y: number }) =>
  xdotool(env, ['windowmove', id, String(x), String(y)]);

const xdotool = (env: NodeJS.ProcessEnv, args: readonly string[]): Promise<string> => outputOf('xdotool', args, env);
