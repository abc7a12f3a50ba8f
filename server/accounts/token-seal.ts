import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

/** Makes what a client shows at each request of what the database keeps: without the broker's secret the one says nothing of the other. */
export interface TokenSeal {
  seal(token: string): string;
  /** What the database keeps; undefined for anything that this broker's secret did not seal. */
  open(shown: string): string | undefined;
}

export function createTokenSeal(secret: string): TokenSeal {
  const key = new Uint8Array(hkdfSync('sha256', secret, '', 'accord-sign-in-token-v1', 32));
  const seal = (token: string): string => `${token}.${createHmac('sha256', key).update(token).digest('base64url')}`;
  return {
    seal,
    open: (shown) => {
      const token = shown.slice(0, Math.max(0, shown.indexOf('.')));
      const [one, other] = [Buffer.from(shown), Buffer.from(seal(token))];
      return token !== '' && one.length === other.length && timingSafeEqual(one, other) ? token : undefined;
    },
  };
}
