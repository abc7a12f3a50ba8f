import enBanner from '../../resources/locales/en/banner.json';
import enCommon from '../../resources/locales/en/common.json';
import enRights from '../../resources/locales/en/rights.json';
import frBanner from '../../resources/locales/fr/banner.json';
import frCommon from '../../resources/locales/fr/common.json';
import frRights from '../../resources/locales/fr/rights.json';
import { bannerBridge } from '../ports/banner-bridge.ts';
import { paint } from '../shared/appearance.ts';
import { speak } from '../shared/i18n.ts';
import { mount } from '../shared/mount.tsx';
import { BannerPage } from './banner-page.tsx';
import '../shared/styles/fonts.css';
import '../shared/styles/base.css';
import '../shared/styles/parts.css';
import './banner.css';

const bridge = bannerBridge();
const view = await bridge.view();
paint(view.appearance);
const sentences = await speak(view.appearance.language, {
  fr: { common: frCommon, banner: frBanner, rights: frRights },
  en: { common: enCommon, banner: enBanner, rights: enRights },
});
mount(sentences, <BannerPage bridge={bridge} first={view} />);
