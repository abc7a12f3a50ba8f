import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';
import { z } from 'zod';

/** Somebody whom the company knows, as its directory describes them. */
const Account = z.object({
  email: z.string(),
  email_verified: z.boolean(),
  name: z.string(),
  /** How the company says that they signed in (RFC 8176). */
  amr: z.array(z.string()).optional(),
});

const Wish = z.object({
  port: z.number(),
  clientId: z.string(),
  clientSecret: z.string(),
  redirectUri: z.string(),
  accounts: z.record(z.string(), Account),
});

const wish = Wish.parse(JSON.parse(process.argv[2] ?? '{}'));
const issuer = `http://127.0.0.1:${wish.port}`;

/** A real OpenID Connect provider with a page of its own to sign in on: a name is enough, it is the company's affair. */
const provider = new Provider(issuer, {
  clients: [
    {
      client_id: wish.clientId,
      client_secret: wish.clientSecret,
      redirect_uris: [wish.redirectUri],
      grant_types: ['authorization_code'],
      response_types: ['code'],
    },
  ],
  claims: { openid: ['sub', 'amr'], email: ['email', 'email_verified'], profile: ['name'] },
  conformIdTokenClaims: false,
  pkce: { required: () => true },
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
  findAccount: (_context, subject) => {
    const account = wish.accounts[subject];
    return account && { accountId: subject, claims: () => ({ sub: subject, ...account }) };
  },
  cookies: { keys: ['a-key-of-the-test-provider'] },
});

const page = (uid: string): string =>
  `<!doctype html><html lang="fr"><meta charset="utf-8"><title>Entreprise</title><form method="post" action="/interaction/${uid}"><label>Identifiant <input name="login" autocomplete="username"></label><button>Continuer</button></form></html>`;

async function interact(request: IncomingMessage, response: ServerResponse, uid: string): Promise<void> {
  const { prompt, params, session } = await provider.interactionDetails(request, response);
  if (prompt.name === 'consent') {
    const grant = new provider.Grant({ accountId: session?.accountId, clientId: String(params.client_id) });
    grant.addOIDCScope('openid email profile');
    const grantId = await grant.save();
    return await provider.interactionFinished(request, response, { consent: { grantId } });
  }
  if (request.method !== 'POST') {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page(uid));
    return;
  }
  const accountId = new URLSearchParams(await bodyOf(request)).get('login') ?? '';
  const amr = wish.accounts[accountId]?.amr;
  const login = { accountId, remember: false, ...(amr !== undefined && { amr }) };
  const denied = { error: 'access_denied', error_description: 'nobody of that name' };
  return await provider.interactionFinished(request, response, accountId in wish.accounts ? { login } : denied);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}

const answer = provider.callback();
const server = createServer((request, response) => {
  const uid = /^\/interaction\/([\w-]+)$/.exec(request.url ?? '')?.[1];
  if (uid === undefined) return void answer(request, response);
  interact(request, response, uid).catch((error: unknown) => response.writeHead(500).end(String(error)));
});
server.listen(wish.port, '127.0.0.1', () => process.stdout.write('ready\n'));
process.on('SIGTERM', () => process.exit(0));
