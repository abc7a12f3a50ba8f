import { contextBridge } from 'electron';
import type { SessionBridge } from '../../app/wire/bridge.ts';
import { bridgeChannel } from './bridge-channel.ts';

const channel = bridgeChannel('session');

const bridge: SessionBridge = {
  onStart: (listener) => channel.listen('onStart', listener),
  onSignal: (listener) => channel.listen('onSignal', listener),
  onSend: (listener) => channel.listen('onSend', listener),
  onHold: (listener) => channel.listen('onHold', listener),
  report: (event) => channel.tell('report', event),
  received: (text) => channel.tell('received', text),
};

contextBridge.exposeInMainWorld('accord', bridge);
