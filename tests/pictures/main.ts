import { join } from 'node:path';
import { chromium } from 'playwright';
import { LONGEST_CONSENT_SECONDS } from '../../app/consent/request.ts';
import { Challenge } from '../../app/identity/sign-in.ts';
import { findBrowser } from '../../scripts/stage/browser.ts';
import { setUpFactor } from '../../scripts/stage/factor.ts';
import { aBroker } from '../contract/support/broker.ts';
import { connect } from '../contract/support/client.ts';
import { startCluster } from '../contract/support/cluster.ts';
import { PASSWORD, post } from '../contract/support/people.ts';
import { openView } from './camera.ts';
import { shots, takeAll, takeSecondFactor, takeSetUp } from './guide.ts';
import { furnish } from './scene.ts';

const folder = join(import.meta.dirname, '../../docs/images/admin');
const LANGUAGES = ['fr', 'en'] as const;
const administrator = { name: 'Hélène Garnier', email: 'helene.garnier@brevenne.example', password: PASSWORD };

const cluster = await startCluster();
// Long enough for a question to stand unanswered in both languages.
const broker = await aBroker(await cluster.database(), { config: { consentSeconds: LONGEST_CONSENT_SECONDS } });
const browser = await chromium.launch({ executablePath: findBrowser(), args: flags() });
try {
  const { token } = await broker.logged('setup-token');
  const at = (path: string, language: (typeof LANGUAGES)[number], bearer: string | null = null) =>
    openView(browser, { url: `${broker.url}${path}`, token: bearer, language, folder });
  for (const language of LANGUAGES) await takeSetUp(await at('/setup', language), String(token), administrator);
  await post(broker.url, '/api/setup', { token, ...administrator });
  for (const language of LANGUAGES) await takeSecondFactor(await at('/', language), administrator);
  const { email, password } = administrator;
  const answer = await post(broker.url, '/api/auth/sign-in/email', { email, password });
  const { pending } = Challenge.parse(await answer.json());
  const signedIn = await setUpFactor(broker.url, pending, password);
  const wire = await connect(broker.url, signedIn);
  await furnish(broker, wire);
  for (const language of LANGUAGES) await takeAll(await at('/', language, signedIn.token), shots);
  wire.close();
} finally {
  await browser.close();
  await broker.stop();
  await cluster.stop();
}

/** Chromium's own sandbox is not for root. */
function flags(): string[] {
  return (process.env.ACCORD_CHROMIUM_FLAGS ?? '').split(' ').filter((flag) => flag !== '');
}
