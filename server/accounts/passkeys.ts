import { isIP } from 'node:net';
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { z } from 'zod';
import type { PasskeyRecord } from '../../app/identity/sign-in.ts';
import type { Result } from '../../app/kernel/result.ts';
import { fail, ok } from '../../app/kernel/result.ts';
import type { Id } from '../../app/kernel/scalars.ts';
import type { Person } from '../../app/level/person.ts';
import type { WebAuthnJson } from '../../app/wire/requests/account.ts';
import type { Clock, Random } from '../context.ts';
import type { Store } from '../store/open-store.ts';
import type { SignInSteps } from './sign-in-steps.ts';

type Refused = { readonly type: 'passkey-refused' } | { readonly type: 'passkeys-unavailable' };

/** Keys that a person's own device or security key holds; each use asks for their finger, face or PIN, and so counts as two factors. */
export interface Passkeys {
  /** The host name they are bound to; null where this broker's address can have none: no TLS, or a bare address. */
  host(): string | null;
  list(personId: Id): Promise<PasskeyRecord[]>;
  /** What a browser needs to make one for this person. */
  beginAdding(person: Person): Promise<Result<WebAuthnJson, Refused>>;
  add(personId: Id, name: string, response: WebAuthnJson): Promise<Result<null, Refused>>;
  remove(personId: Id, passkeyId: Id): Promise<boolean>;
  /** For one person's keys, or for whatever key the device has for this host. */
  beginShowing(personId: Id | null): Promise<Result<{ step: string; options: WebAuthnJson }, Refused>>;
  /** Whether this broker has begun that step and still waits for it. */
  waitsFor(step: string): Promise<boolean>;
  /** Whose key it was. */
  show(step: string, response: WebAuthnJson): Promise<Result<Id, Refused>>;
}

const Adding = z.object({ challenge: z.string() });
const Showing = z.object({ challenge: z.string(), personId: z.string().nullable() });
const Transports = z.array(z.string().max(40)).max(10);

/** The shape that the library checks no further than its own use of it; its signature decides the rest. */
const Attestation = z.looseObject({
  id: z.string().max(2000),
  rawId: z.string().max(2000),
  type: z.literal('public-key'),
  response: z.looseObject({ clientDataJSON: z.string().max(8000), attestationObject: z.string().max(60_000) }),
  clientExtensionResults: z.looseObject({}),
});
const Assertion = z.looseObject({
  id: z.string().max(2000),
  rawId: z.string().max(2000),
  type: z.literal('public-key'),
  response: z.looseObject({
    clientDataJSON: z.string().max(8000),
    authenticatorData: z.string().max(8000),
    signature: z.string().max(8000),
  }),
  clientExtensionResults: z.looseObject({}),
});

export function createPasskeys(
  store: Store,
  clock: Clock,
  random: Random,
  steps: SignInSteps,
  publicUrl: () => URL,
): Passkeys {
  const party = (): { id: string; origin: string } | null => partyOf(publicUrl());
  const keysOf = (personId: Id) =>
    store
      .selectFrom('passkey')
      .selectAll()
      .where('person_id', '=', personId)
      .orderBy('added_at')
      .orderBy('id')
      .execute();
  const described = async (personId: Id) =>
    (await keysOf(personId)).map((key) => ({ id: key.credential_id, transports: Transports.parse(key.transports) }));
  return {
    host: () => party()?.id ?? null,
    list: async (personId) =>
      (await keysOf(personId)).map((key) => ({
        id: key.id,
        name: key.name,
        addedAt: key.added_at.getTime(),
        usedAt: key.used_at?.getTime() ?? null,
      })),
    beginAdding: async (person) => {
      const at = party();
      if (at === null) return fail({ type: 'passkeys-unavailable' });
      const options = await generateRegistrationOptions({
        rpName: 'Accord',
        rpID: at.id,
        userName: person.email,
        userDisplayName: person.name,
        userID: Uint8Array.from(Buffer.from(person.id)),
        attestationType: 'none',
        excludeCredentials: await described(person.id),
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      });
      await steps.begin('passkey-add', { challenge: options.challenge }, person.id);
      return ok({ ...options });
    },
    add: async (personId, name, raw) => {
      const at = party();
      if (at === null) return fail({ type: 'passkeys-unavailable' });
      const begun = await steps.take('passkey-add', personId, Adding);
      const response = Attestation.safeParse(raw);
      if (begun === undefined || !response.success) return fail({ type: 'passkey-refused' });
      const made = await verified(() =>
        verifyRegistrationResponse({
          // Parsed above as far as the library reads it before it judges.
          response: response.data as unknown as RegistrationResponseJSON,
          expectedChallenge: begun.challenge,
          expectedOrigin: at.origin,
          expectedRPID: at.id,
          requireUserVerification: true,
        }),
      );
      if (made?.verified !== true) return fail({ type: 'passkey-refused' });
      const { credential } = made.registrationInfo;
      const added = await store
        .insertInto('passkey')
        .values({
          id: random.id(),
          person_id: personId,
          name,
          credential_id: credential.id,
          public_key: Buffer.from(credential.publicKey).toString('base64url'),
          counter: credential.counter,
          transports: JSON.stringify((credential.transports ?? []).slice(0, 10)),
          added_at: new Date(clock.now()),
          used_at: null,
        })
        .onConflict((conflict) => conflict.column('credential_id').doNothing())
        .returning('id')
        .executeTakeFirst();
      return added === undefined ? fail({ type: 'passkey-refused' }) : ok(null);
    },
    remove: async (personId, passkeyId) => {
      const removed = await store
        .deleteFrom('passkey')
        .where('id', '=', passkeyId)
        .where('person_id', '=', personId)
        .returning('id')
        .executeTakeFirst();
      return removed !== undefined;
    },
    beginShowing: async (personId) => {
      const at = party();
      if (at === null) return fail({ type: 'passkeys-unavailable' });
      const options = await generateAuthenticationOptions({
        rpID: at.id,
        userVerification: 'required',
        ...(personId !== null && { allowCredentials: await described(personId) }),
      });
      const step = await steps.begin('passkey-show', { challenge: options.challenge, personId });
      return ok({ step, options: { ...options } });
    },
    waitsFor: (step) => steps.isThere('passkey-show', step),
    show: async (step, raw) => {
      const at = party();
      if (at === null) return fail({ type: 'passkeys-unavailable' });
      const begun = await steps.take('passkey-show', step, Showing);
      const response = Assertion.safeParse(raw);
      if (begun === undefined || !response.success) return fail({ type: 'passkey-refused' });
      const key = await store
        .selectFrom('passkey')
        .selectAll()
        .where('credential_id', '=', response.data.id)
        .executeTakeFirst();
      if (key === undefined || (begun.personId !== null && begun.personId !== key.person_id))
        return fail({ type: 'passkey-refused' });
      const shown = await verified(() =>
        verifyAuthenticationResponse({
          // Parsed above as far as the library reads it before it judges.
          response: response.data as unknown as AuthenticationResponseJSON,
          expectedChallenge: begun.challenge,
          expectedOrigin: at.origin,
          expectedRPID: at.id,
          requireUserVerification: true,
          credential: {
            id: key.credential_id,
            publicKey: Uint8Array.from(Buffer.from(key.public_key, 'base64url')),
            counter: Number(key.counter),
          },
        }),
      );
      if (shown?.verified !== true) return fail({ type: 'passkey-refused' });
      await store
        .updateTable('passkey')
        .set({ counter: shown.authenticationInfo.newCounter, used_at: new Date(clock.now()) })
        .where('id', '=', key.id)
        .execute();
      return ok(key.person_id);
    },
  };
}

/** Browsers allow passkeys over TLS or on `localhost`, never for a bare address. */
function partyOf({ protocol, hostname, port }: URL): { id: string; origin: string } | null {
  if (protocol === 'https:') {
    if (isIP(hostname.replace(/^\[|\]$/g, '')) !== 0) return null;
    return { id: hostname, origin: `https://${hostname}${port === '' ? '' : `:${port}`}` };
  }
  if (!LOCAL.has(hostname)) return null;
  return { id: 'localhost', origin: `http://localhost${port === '' ? '' : `:${port}`}` };
}

/** Names of this very machine; its pages reach the broker as `localhost` too. */
const LOCAL: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** The library throws what it finds wrong with a response; that is an answer here, not a fault. */
async function verified<T>(verify: () => Promise<T>): Promise<T | undefined> {
  try {
    return await verify();
  } catch {
    return undefined;
  }
}
