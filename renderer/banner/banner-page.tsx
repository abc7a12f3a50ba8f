import type { TFunction } from 'i18next';
import type { ReactElement } from 'react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Capability } from '../../app/consent/capability.ts';
import type { BannerBridge, BannerView } from '../../app/wire/bridge.ts';
import { keysText } from '../shared/keys-text.ts';
import type { IconName } from '../shared/parts/icon.tsx';
import { Icon } from '../shared/parts/icon.tsx';
import { withdrawnText } from '../shared/removal-text.ts';
import { leftOf } from '../shared/time.ts';
import { useAppearance } from '../shared/use-appearance.ts';
import { useClockAt } from '../shared/use-clock-at.ts';
import { useLive } from '../shared/use-live.ts';
import { useNow } from '../shared/use-now.ts';
import { moveByHand } from './move-by-hand.ts';
import { RightSwitch } from './right-switch.tsx';

interface BannerPageProps {
  readonly bridge: BannerBridge;
  readonly first: BannerView;
}

/** Who · reference · what they can do, as switches · time left · Stop. Amber while the technician's hand is on the mouse. */
export function BannerPage({ bridge, first }: BannerPageProps): ReactElement {
  const { t } = useTranslation();
  const view = useLive(bridge.view, bridge.onView, first);
  const [stopping, setStopping] = useState(false);
  useAppearance(view.appearance);
  useEffect(() => {
    document.title = t('banner.windowTitle');
  }, [t]);

  const { grant } = view.signed;
  const isOn = (capability: Capability): boolean =>
    !view.withdrawn.includes(capability) && !view.revoked.some((one) => one.capability === capability);
  const stop = (): void => {
    setStopping(true);
    void bridge.stop();
  };
  return (
    <main ref={moveByHand} className={view.controlling ? 'banner driven' : 'banner'} aria-label={t('banner.region')}>
      <h1 className="visually-hidden">{t('banner.region')}</h1>
      <Icon name={iconOf(view)} size={24} />
      <div className="banner-who">
        <p className="banner-name" role="status">
          {whoText(t, view)}
        </p>
        <p className="banner-terms">
          <span className="mono">{grant.reference}</span>
          <TimeLeft until={grant.expiresAt} at={view.now} />
        </p>
      </div>
      <fieldset className="banner-rights" aria-label={t('banner.rights')}>
        {grant.capabilities.map((capability) => (
          <RightSwitch
            key={capability}
            capability={capability}
            on={isOn(capability)}
            revoked={revokedText(t, view, capability)}
            onChange={(on) => void bridge.setCapability({ capability, on })}
          />
        ))}
      </fieldset>
      <button
        type="button"
        className="button stop"
        aria-label={t('banner.stopFull')}
        aria-keyshortcuts={view.stopShortcut ?? undefined}
        aria-disabled={stopping}
        onClick={stop}
      >
        <Icon name="stop" size={18} />
        <span className="banner-stop">
          {stopping ? t('banner.stopping') : t('banner.stop')}
          {view.stopShortcut === null ? null : <kbd>{keysText(t, view.stopShortcut)}</kbd>}
        </span>
      </button>
    </main>
  );
}

/** Why the rules keep it off; null when it is the employee's to switch. */
function revokedText(t: TFunction, { revoked }: BannerView, capability: Capability): string | null {
  const removal = revoked.find((one) => one.capability === capability);
  return removal === undefined ? null : withdrawnText(t, removal);
}

function iconOf({ locked, controlling }: BannerView): IconName {
  if (locked) return 'lock';
  return controlling ? 'hand' : 'eye';
}

function whoText(t: TFunction, view: BannerView): string {
  const { name } = view.signed.grant.technician;
  if (view.locked) return t('banner.locked');
  if (view.takenBack) return t('banner.takenBack', { name });
  if (view.hidden) return t('banner.blind', { name });
  return view.controlling ? t('banner.drives', { name }) : t('banner.sees', { name });
}

function TimeLeft({ until, at }: { readonly until: number; readonly at: number }): ReactElement {
  const { t } = useTranslation();
  const left = until - useNow(useClockAt(at), 1000);
  return (
    <span className="figures" role="timer">
      {t('banner.left', { time: leftOf(t, left) })}
    </span>
  );
}
