import { contextBridge } from 'electron';
import type { AppBridge } from '../../app/wire/bridge.ts';
import { bridgeChannel } from './bridge-channel.ts';

const channel = bridgeChannel('app');

const bridge: AppBridge = {
  state: () => channel.ask('state'),
  onState: (listener) => channel.listen('onState', listener),
  signInWays: (brokerUrl) => channel.ask('signInWays', brokerUrl),
  signIn: (credentials) => channel.ask('signIn', credentials),
  showCode: (shown) => channel.ask('showCode', shown),
  beginTotp: (password) => channel.ask('beginTotp', password),
  confirmTotp: (code) => channel.ask('confirmTotp', code),
  enter: () => channel.ask('enter'),
  signInWithCompany: (brokerUrl) => channel.ask('signInWithCompany', brokerUrl),
  giveUpCompany: () => channel.ask('giveUpCompany'),
  account: (request) => channel.ask('account', request),
  advice: (request) => channel.ask('advice', request),
  course: (request) => channel.ask('course', request),
  talk: (request) => channel.ask('talk', request),
  onTalk: (listener) => channel.listen('onTalk', listener),
  notifyOfTalk: (notice) => channel.ask('notifyOfTalk', notice),
  signOut: () => channel.ask('signOut'),
  token: () => channel.ask('token'),
  setAppearance: (appearance) => channel.ask('setAppearance', appearance),
  askForHelp: (request) => channel.ask('askForHelp', request),
  cancelTicket: (ticketId) => channel.ask('cancelTicket', ticketId),
  dropWaiting: (requestId) => channel.ask('dropWaiting', requestId),
  putAwayDisowned: () => channel.ask('putAwayDisowned'),
  journal: () => channel.ask('journal'),
  pinBroker: (change) => channel.ask('pinBroker', change),
  saveJournal: () => channel.ask('saveJournal'),
  notifyOfBlock: (block) => channel.ask('notifyOfBlock', block),
};

contextBridge.exposeInMainWorld('accord', bridge);
