import { contextBridge } from 'electron';
import type { ConsentBridge } from '../../app/wire/bridge.ts';
import { bridgeChannel } from './bridge-channel.ts';

const channel = bridgeChannel('consent');

const bridge: ConsentBridge = {
  view: () => channel.ask('view'),
  onView: (listener) => channel.listen('onView', listener),
  shown: () => channel.ask('shown'),
  answer: (answer) => channel.ask('answer', answer),
};

contextBridge.exposeInMainWorld('accord', bridge);
