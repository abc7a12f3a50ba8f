import type { ReactElement } from 'react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TalkFile } from '../../../app/talk/message.ts';
import { fetchFile } from '../../ports/file-transfer.ts';
import { saveAs } from '../../ports/save-export.ts';
import type { TalkLine } from '../../ports/talk.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Icon } from '../parts/icon.tsx';
import { sizeText } from './size-text.ts';
import { usePicture } from './use-picture.ts';

interface FileViewProps {
  readonly line: TalkLine;
  readonly file: TalkFile;
}

/** A file that came with a message: a picture is seen, anything else is a download. */
export function FileView({ line, file }: FileViewProps): ReactElement {
  const { t, i18n } = useTranslation();
  const place = useRef<HTMLDivElement>(null);
  const picture = usePicture(line, file, place);
  const [isLarge, setLarge] = useState(false);
  const [state, setState] = useState<'still' | 'coming' | 'missing'>('still');
  if (file.gone)
    return (
      <p className="talk-file gone small soft">
        <Icon name="close" size={16} />
        {t('talk.file.gone')}
      </p>
    );
  const size = sizeText(t, i18n.language, file.bytes);
  const save = async (): Promise<void> => {
    if (state === 'coming') return;
    setState('coming');
    const blob = await fetchFile(line, file.id);
    if (blob !== null) saveAs(blob, file.name);
    setState(blob === null ? 'missing' : 'still');
  };
  return (
    <div ref={place} className="talk-file">
      {picture === null || file.picture === null ? null : (
        <button type="button" className="talk-picture" onClick={() => setLarge(true)}>
          <img src={picture} alt={t('talk.file.enlarge', { name: file.name })} {...file.picture} />
        </button>
      )}
      <button type="button" className="talk-save" onClick={() => void save()}>
        <Icon name="document" size={18} />
        <span className="talk-file-name">{file.name}</span>
        <span className="small soft figures">{state === 'coming' ? t('talk.file.coming') : size}</span>
        <span className="visually-hidden">{t('talk.file.save')}</span>
      </button>
      {state === 'missing' ? (
        <p className="small fault" role="alert">
          {t('talk.file.missing')}
        </p>
      ) : null}
      {isLarge && picture !== null ? (
        <Dialog title={file.name} wide onClose={() => setLarge(false)}>
          <img className="talk-enlarged" src={picture} alt={file.name} />
          <div className="actions spread">
            <button type="button" className="button" onClick={() => setLarge(false)}>
              {t('common.close')}
            </button>
            <button type="button" className="button strong" onClick={() => void save()}>
              {t('talk.file.save')}
            </button>
          </div>
        </Dialog>
      ) : null}
    </div>
  );
}
