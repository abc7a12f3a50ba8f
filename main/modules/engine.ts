import type { App } from 'electron';

/** What the engine must be told before it is ready, so that a hidden page captures and answers as fast as a visible one. */
export function tuneEngine({ commandLine }: App): void {
  // The console then shows each frame as it comes, which halves the way from a click to its effect.
  commandLine.appendSwitch('force-fieldtrials', 'WebRTC-ForceSendPlayoutDelay/min_ms:0,max_ms:0/');
  // Shortcuts, a banner above all and the hand itself need X11; elsewhere the switch means nothing.
  if (!commandLine.hasSwitch('ozone-platform')) commandLine.appendSwitch('ozone-platform', 'x11');
  commandLine.appendSwitch('disable-renderer-backgrounding');
  commandLine.appendSwitch('disable-background-timer-throttling');
  commandLine.appendSwitch('disable-backgrounding-occluded-windows');
  // The two ends of a session know each other; without real addresses they would not meet on a network without mDNS.
  const hidden = commandLine.getSwitchValue('disable-features');
  commandLine.appendSwitch('disable-features', [hidden, 'WebRtcHideLocalIpsWithMdns'].filter(Boolean).join(','));
}
