import type { MenuItemConstructorOptions } from 'electron';
import { Menu, Tray } from 'electron';
import type { ShellState } from '../../app/wire/bridge.ts';
import type { LiveStatus } from '../modules/session/session-host.ts';
import type { Say } from '../modules/words.ts';
import type { NativeDialogs } from './native-dialogs.ts';
import { trayIcon } from './tray-icon.ts';
import { watchedMenu } from './watched-menu.ts';

export interface TrayActions {
  readonly open: () => void;
  readonly stop: () => void;
  readonly quit: () => void;
}

export interface TrayStatus {
  readonly link: ShellState['link'];
  readonly live: LiveStatus | null;
}

export interface AccordTray {
  show(status: TrayStatus): void;
  close(): void;
}

/** Accord's place beside the clock: one click opens it; during a session it says who is there and stops it. */
export function openTray(say: Say, dialogs: NativeDialogs, actions: TrayActions): AccordTray {
  const icons = { quiet: trayIcon('quiet'), viewed: trayIcon('viewed') };
  const tray = new Tray(icons.quiet);
  tray.on('click', actions.open);
  const place = watchedMenu<Menu>(dialogs, (menu) => tray.setContextMenu(menu));
  let shown = '';
  return {
    show: ({ link, live }) => {
      const sentence = live === null ? say(link === 'away' ? 'away' : 'quiet') : sentenceOf(live, say);
      const key = `${sentence}|${say('open')}`;
      if (key === shown) return;
      shown = key;
      const session: MenuItemConstructorOptions[] =
        live === null
          ? []
          : [{ label: sentence, enabled: false }, { label: say('stop'), click: actions.stop }, { type: 'separator' }];
      tray.setImage(live === null ? icons.quiet : icons.viewed);
      tray.setToolTip(sentence);
      place.put(
        Menu.buildFromTemplate([
          ...session,
          { label: say('open'), click: actions.open },
          { label: say('ask'), click: actions.open },
          { type: 'separator' },
          { label: say('quit'), click: actions.quit },
        ]),
      );
    },
    close: () => {
      place.clear();
      tray.destroy();
    },
  };
}

const sentenceOf = ({ technician, reference, controlling }: LiveStatus, say: Say): string =>
  say(controlling ? 'controlling' : 'viewing', { technician, reference });
