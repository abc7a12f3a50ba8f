import enCommon from '../../resources/locales/en/common.json';
import enConsent from '../../resources/locales/en/consent.json';
import enRights from '../../resources/locales/en/rights.json';
import frCommon from '../../resources/locales/fr/common.json';
import frConsent from '../../resources/locales/fr/consent.json';
import frRights from '../../resources/locales/fr/rights.json';
import { consentBridge } from '../ports/consent-bridge.ts';
import { paint } from '../shared/appearance.ts';
import { speak } from '../shared/i18n.ts';
import { mount } from '../shared/mount.tsx';
import { ConsentPage } from './consent-page.tsx';
import '../shared/styles/fonts.css';
import '../shared/styles/base.css';
import '../shared/styles/parts.css';
import './consent.css';

const bridge = consentBridge();
const view = await bridge.view();
paint(view.appearance);
const sentences = await speak(view.appearance.language, {
  fr: { common: frCommon, consent: frConsent, rights: frRights },
  en: { common: enCommon, consent: enConsent, rights: enRights },
});
mount(sentences, <ConsentPage bridge={bridge} first={view} />);
