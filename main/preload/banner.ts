import { contextBridge } from 'electron';
import type { BannerBridge } from '../../app/wire/bridge.ts';
import { bridgeChannel } from './bridge-channel.ts';

const channel = bridgeChannel('banner');

const bridge: BannerBridge = {
  view: () => channel.ask('view'),
  onView: (listener) => channel.listen('onView', listener),
  setCapability: (change) => channel.ask('setCapability', change),
  stop: () => channel.ask('stop'),
};

contextBridge.exposeInMainWorld('accord', bridge);
