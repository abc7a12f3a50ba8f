import type {
  BannerView,
  ConsentView,
  FirstConsentView,
  FurtherConsentView,
  SessionStart,
} from '../../../app/wire/bridge.ts';
import { decodeText } from '../../../app/wire/envelope.ts';
import type { WorkstationMessage } from '../../../app/wire/peer.ts';
import { workstationMessages } from '../../../app/wire/peer.ts';
import type { Signal } from '../../../app/wire/signal.ts';
import type {
  BannerListener,
  ConsentListener,
  FrameMark,
  SessionPageListener,
  Stage,
} from '../../../main/modules/session/ports.ts';

/** The three windows of a session as the tests hold them: what they were told, and their own side to speak from. */
export interface FakePage {
  readonly started: SessionStart[];
  readonly signals: Signal[];
  readonly told: WorkstationMessage[];
  isHeld: boolean;
  isDestroyed: boolean;
  /** What the page hears back when it wants a picture; nothing once its window is destroyed. */
  wantPicture(): string | null;
  say(speak: (listener: SessionPageListener) => void): void;
}

export interface FakeConsent {
  /** Null while it is not on the screen. */
  view: ConsentView | null;
  /** The same, where it asks for a session. */
  readonly first: FirstConsentView | null;
  /** The same, where it asks for more. */
  readonly further: FurtherConsentView | null;
  isClosed: boolean;
  readonly listener: ConsentListener;
}

export interface FakeBanner {
  view: BannerView | null;
  isClosed: boolean;
  readonly listener: BannerListener;
  /** It crashes. */
  die(): void;
}

interface FakeFrame {
  mark: FrameMark;
  isClosed: boolean;
}

export interface FakeStage extends Stage {
  readonly pages: FakePage[];
  readonly consents: FakeConsent[];
  readonly banners: FakeBanner[];
  readonly frames: FakeFrame[];
}

export function fakeStage(): FakeStage {
  const pages: FakePage[] = [];
  const consents: FakeConsent[] = [];
  const banners: FakeBanner[] = [];
  const frames: FakeFrame[] = [];
  return {
    pages,
    consents,
    banners,
    frames,
    openSession: (frameSource) => {
      let listener: SessionPageListener | null = null;
      const page: FakePage = {
        started: [],
        signals: [],
        told: [],
        isHeld: false,
        isDestroyed: false,
        wantPicture: () => (page.isDestroyed ? null : frameSource()),
        say: (speak) => {
          if (listener !== null && !page.isDestroyed) speak(listener);
        },
      };
      pages.push(page);
      return {
        listen: (next) => {
          listener = next;
        },
        start: (start) => page.started.push(start),
        signal: (signal) => page.signals.push(signal),
        send: (text) => {
          const message = decodeText(workstationMessages, text);
          if (!message.ok) throw new Error(`the console would not understand ${text}`);
          page.told.push(message.value);
        },
        hold: (held) => {
          page.isHeld = held;
        },
        destroy: () => {
          page.isDestroyed = true;
        },
      };
    },
    openConsent: (listener) => {
      const consent: FakeConsent = {
        view: null,
        get first() {
          return consent.view?.kind === 'first' ? consent.view : null;
        },
        get further() {
          return consent.view?.kind === 'further' ? consent.view : null;
        },
        isClosed: false,
        listener,
      };
      consents.push(consent);
      return {
        show: (view) => {
          consent.view = view();
        },
        close: () => {
          consent.isClosed = true;
        },
      };
    },
    openBanner: (listener) => {
      const banner: FakeBanner = {
        view: null,
        isClosed: false,
        listener,
        die: () => {
          banner.isClosed = true;
          listener.gone();
        },
      };
      banners.push(banner);
      return {
        show: (view) => {
          banner.view = view();
        },
        close: () => {
          banner.isClosed = true;
        },
      };
    },
    openFrame: () => {
      const frame: FakeFrame = { mark: 'none', isClosed: false };
      frames.push(frame);
      return {
        show: (mark) => {
          frame.mark = mark;
        },
        close: () => {
          frame.isClosed = true;
        },
      };
    },
  };
}
