import type { MessageBoxOptions } from 'electron';
import { dialog } from 'electron';
import { keyWords } from '../../app/consent/key-words.ts';
import type { KeyPin } from '../../app/wire/bridge.ts';
import type { Say } from '../modules/words.ts';
import type { NativeDialogs } from './native-dialogs.ts';

/** The system's own question, which no page can answer: the key that stands is kept unless the person says otherwise. */
export async function confirmPin(dialogs: NativeDialogs, say: Say, { from, to }: KeyPin): Promise<boolean> {
  const question: MessageBoxOptions = {
    type: 'warning',
    title: 'Accord',
    message: say('pinQuestion'),
    detail: say('pinDetail', { before: keyWords(from).join(' '), after: keyWords(to).join(' ') }),
    buttons: [say('pinKeep'), say('pinChange')],
    defaultId: KEEP,
    cancelId: KEEP,
    noLink: true,
  };
  const { response } = await dialogs.during(() => dialog.showMessageBox(question));
  return response !== KEEP;
}

const KEEP = 0;
