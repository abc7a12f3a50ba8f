import type { Result } from '../../app/kernel/result.ts';
import { fail, ok } from '../../app/kernel/result.ts';
import type { Id } from '../../app/kernel/scalars.ts';
import { PieceAnswer } from '../../app/wire/requests/talk.ts';
import type { LinkFailure } from './broker/link.ts';
import type { TalkLine } from './talk.ts';

export interface Upload {
  readonly ticketId: Id;
  readonly fileId: Id;
  readonly file: Blob;
  readonly name: string;
  readonly signal: AbortSignal;
  /** What of the file the broker has, in bytes. */
  readonly onProgress: (received: number) => void;
}

type Line = Pick<TalkLine, 'ask' | 'brokerUrl'>;

/** Sends a file piece by piece; the same id begins where the one before stopped. A piece that gets lost is tried again a few times. */
export async function sendFile(line: Line, upload: Upload): Promise<Result<null, LinkFailure>> {
  const { ticketId, fileId, file, name, signal, onProgress } = upload;
  const begun = await line.ask('talk.begin-upload', { ticketId, fileId, name, bytes: file.size });
  if (!begun.ok) return begun;
  const { pass, pieceBytes } = begun.value;
  let { received } = begun.value;
  let lost = 0;
  onProgress(received);
  while (!signal.aborted) {
    const piece = file.slice(received, received + pieceBytes);
    const answer = await sendPiece(line, { pass, from: received, piece }, signal);
    if (!answer.ok && answer.failure.type !== 'unreachable') return answer;
    const before = received;
    if (answer.ok) {
      ({ received } = answer.value);
      onProgress(received);
      if (answer.value.whole) return ok(null);
    }
    // Lost on the way, or answered without bringing anything.
    lost = received > before ? 0 : lost + 1;
    if (lost > TRIES) break;
    await rest(AGAIN_MS * lost);
  }
  return fail({ type: 'unreachable' });
}

/** A whole file, for whoever may read the conversation it hangs on; null when it did not come. */
export async function fetchFile({ ask, brokerUrl }: Line, fileId: Id): Promise<Blob | null> {
  const allowed = await ask('talk.open-file', { fileId });
  if (!allowed.ok) return null;
  try {
    const response = await post(`${brokerUrl}/api/talk/file`, allowed.value.pass, null);
    return response.ok ? await response.blob() : null;
  } catch {
    return null;
  }
}

async function sendPiece(
  { brokerUrl }: Line,
  { pass, from, piece }: { readonly pass: string; readonly from: number; readonly piece: Blob },
  signal: AbortSignal,
): Promise<Result<PieceAnswer, LinkFailure>> {
  try {
    const response = await post(`${brokerUrl}/api/talk/piece?from=${from}`, pass, piece, signal);
    if (response.status === 422) return fail({ type: 'file-refused', why: 'program' });
    if (response.status >= 500) return fail({ type: 'unreachable' });
    const answer = PieceAnswer.safeParse(await response.json());
    return answer.success ? ok(answer.data) : fail({ type: 'file-missing' });
  } catch {
    return fail({ type: 'unreachable' });
  }
}

/** The pass goes in a header: an address is written down in too many places. */
const post = (url: string, pass: string, body: Blob | null, signal?: AbortSignal): Promise<Response> =>
  fetch(url, {
    method: 'POST',
    headers: { authorization: `Bearer ${pass}`, ...(body !== null && { 'content-type': 'application/octet-stream' }) },
    credentials: 'omit',
    body,
    ...(signal !== undefined && { signal }),
  });

const rest = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

const TRIES = 4;
const AGAIN_MS = 700;
