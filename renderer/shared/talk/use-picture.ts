import type { RefObject } from 'react';
import { useEffect, useState } from 'react';
import type { TalkFile } from '../../../app/talk/message.ts';
import { fetchFile } from '../../ports/file-transfer.ts';
import type { TalkLine } from '../../ports/talk.ts';

/**
 * A picture to be shown beside the words, as an address of the page's own; null until it is there, and for what is none.
 * It is fetched once its place comes near the sight: a long conversation would fetch them all at once.
 */
export function usePicture(line: TalkLine, file: TalkFile, place: RefObject<HTMLElement | null>): string | null {
  const [shown, setShown] = useState<string | null>(null);
  const [isNear, setNear] = useState(false);
  const isPicture = file.picture !== null && file.bytes <= MOST_BYTES;
  const wanted = isPicture && isNear;
  useEffect(() => {
    if (!isPicture || place.current === null) return undefined;
    const watch = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setNear(true);
      },
      { rootMargin: '50%' },
    );
    watch.observe(place.current);
    return () => watch.disconnect();
  }, [isPicture, place]);
  useEffect(() => {
    if (!wanted) return undefined;
    let isCurrent = true;
    const look = async (): Promise<void> => {
      const blob = await fetchFile(line, file.id);
      const address = blob === null ? null : await addressOf(blob);
      if (isCurrent) setShown(address);
    };
    void look();
    return () => {
      isCurrent = false;
    };
  }, [line, file.id, wanted]);
  return shown;
}

/** Its type is what its bytes say: PNG, or else JPEG; the page shows it as that or as nothing. */
async function addressOf(blob: Blob): Promise<string> {
  const [first] = new Uint8Array(await blob.slice(0, 1).arrayBuffer());
  const typed = new Blob([blob], { type: first === PNG ? 'image/png' : 'image/jpeg' });
  return await new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error('the picture could not be read'));
    reader.readAsDataURL(typed);
  });
}

const PNG = 0x89;
const MOST_BYTES = 6 * 1024 * 1024;
