import { PersonName, Words } from '../../../../app/kernel/scalars.ts';
import type { SignatureGiven, Strokes } from '../../../../app/visit/signature.ts';

/** A signature as it is being given: what was drawn stays while another way is looked at. */
export interface Signing {
  readonly how: SignatureGiven['how'];
  readonly name: string;
  readonly strokes: Strokes;
  readonly ticked: boolean;
  readonly words: string;
}

export const unsigned = (name: string): Signing => ({ how: 'drawn', name, strokes: [], ticked: false, words: '' });

/** Null while something of it is missing. */
export function signatureIn({ how, name, strokes, ticked, words }: Signing): SignatureGiven | null {
  const [signer, why] = [PersonName.safeParse(name), Words.safeParse(words)];
  switch (how) {
    case 'drawn':
      return signer.success && strokes.length > 0 ? { how, name: signer.data, strokes } : null;
    case 'typed':
      return signer.success && ticked ? { how, name: signer.data, ticked } : null;
    case 'none':
      return why.success ? { how, words: why.data } : null;
  }
}
