import type { talkRequests } from '../../../app/wire/requests/talk.ts';
import type { Case } from '../case.ts';
import { beginUpload } from './begin-upload.ts';
import { dropUpload, openFile } from './files.ts';
import { note } from './note.ts';
import { read } from './read.ts';
import { say } from './say.ts';
import { showNotes, showTalk } from './show.ts';

export const talkCases: { readonly [T in keyof typeof talkRequests]: Case<T> } = {
  'talk.show': showTalk,
  'talk.say': say,
  'talk.read': read,
  'talk.notes': showNotes,
  'talk.note': note,
  'talk.begin-upload': beginUpload,
  'talk.drop-upload': dropUpload,
  'talk.open-file': openFile,
};
