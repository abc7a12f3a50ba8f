import type { NativeDialogs } from './native-dialogs.ts';

/** What of Electron's menus tells that one is on the screen. */
export interface OpeningMenu {
  on(event: 'menu-will-show' | 'menu-will-close', listener: () => void): unknown;
}

/** Keeps one menu at a time in its place, each as new as it can be while nobody has it open. */
export interface MenuPlace<Menu extends OpeningMenu> {
  put(menu: Menu): void;
  /** Nobody sees a menu here any more. */
  clear(): void;
}

/** While the menu is open it counts as a window of the system's own, and is not taken from under the employee's hand. */
export function watchedMenu<Menu extends OpeningMenu>(
  dialogs: Pick<NativeDialogs, 'opened'>,
  set: (menu: Menu) => void,
): MenuPlace<Menu> {
  let closed: (() => void) | null = null;
  let next: Menu | null = null;
  const put = (menu: Menu): void => {
    menu.on('menu-will-show', () => {
      closed ??= dialogs.opened();
    });
    menu.on('menu-will-close', close);
    set(menu);
  };
  const close = (): void => {
    closed?.();
    closed = null;
    const waiting = next;
    next = null;
    if (waiting !== null) put(waiting);
  };
  return {
    put: (menu) => {
      if (closed === null) put(menu);
      else next = menu;
    },
    clear: () => {
      next = null;
      close();
    },
  };
}
