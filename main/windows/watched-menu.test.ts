import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { nativeDialogs } from './native-dialogs.ts';
import { watchedMenu } from './watched-menu.ts';

function aPlace() {
  const dialogs = nativeDialogs(() => undefined);
  const put: EventEmitter[] = [];
  return { dialogs, put, place: watchedMenu<EventEmitter>(dialogs, (menu) => void put.push(menu)) };
}

test('[C8] an open menu of Accord’s counts as a window of the system’s until it is closed', () => {
  const { dialogs, place } = aPlace();
  const menu = new EventEmitter();
  place.put(menu);
  expect(dialogs.isOpen()).toBe(false);
  menu.emit('menu-will-show');
  menu.emit('menu-will-show');
  expect(dialogs.isOpen()).toBe(true);
  menu.emit('menu-will-close');
  expect(dialogs.isOpen()).toBe(false);
});

test('[C8] a newer menu takes its place once nobody has the older one open: no hold is left behind', () => {
  const { dialogs, put, place } = aPlace();
  const [older, newer, newest] = [new EventEmitter(), new EventEmitter(), new EventEmitter()];
  place.put(older);
  older.emit('menu-will-show');
  place.put(newer);
  place.put(newest);
  expect(put).toEqual([older]);
  expect(dialogs.isOpen()).toBe(true);
  older.emit('menu-will-close');
  expect(put).toEqual([older, newest]);
  expect(dialogs.isOpen()).toBe(false);
});

test('a place that is cleared holds nothing any more', () => {
  const { dialogs, put, place } = aPlace();
  const menu = new EventEmitter();
  place.put(menu);
  menu.emit('menu-will-show');
  place.put(new EventEmitter());
  place.clear();
  expect(put).toEqual([menu]);
  expect(dialogs.isOpen()).toBe(false);
});
