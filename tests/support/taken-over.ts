import type { Page } from 'playwright';

/** The ways in which a page can ask for pictures or sound. */
export const CAPTURES = ['display', 'desktop', 'camera', 'microphone'] as const;
export type Capture = (typeof CAPTURES)[number];

/** Asks for pictures or sound as a page that was taken over would; gives the tracks it got, or the refusal's name. */
export const captureOn = (page: Page, way: Capture, source: string): Promise<string> =>
  page.evaluate(
    async ([wanted, id]) => {
      const { mediaDevices } = navigator;
      const video = { mandatory: { chromeMediaSource: 'desktop', chromeMediaSourceId: id } };
      const ask: Readonly<Record<Capture, () => Promise<MediaStream>>> = {
        display: () => mediaDevices.getDisplayMedia({ video: true }),
        // The engine's own constraint, older than the standard, whose types don't know it.
        desktop: () => mediaDevices.getUserMedia({ video } as unknown as MediaStreamConstraints),
        camera: () => mediaDevices.getUserMedia({ video: true }),
        microphone: () => mediaDevices.getUserMedia({ audio: true }),
      };
      try {
        const stream = await ask[wanted]();
        const got = stream.getTracks().map(({ kind }) => kind);
        for (const track of stream.getTracks()) track.stop();
        return `got ${got.join(' ')}`;
      } catch (fault) {
        return fault instanceof Error ? fault.name : String(fault);
      }
    },
    [way, source] as const,
  );

/** Asks for what the engine grants by permission; names what was not refused. */
export const permissionsOn = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const refused = (ask: Promise<unknown>, ...noes: readonly unknown[]): Promise<boolean> =>
      ask.then(
        (answer) => noes.includes(answer),
        () => true,
      );
    const place = new Promise((granted, denied) => navigator.geolocation.getCurrentPosition(granted, denied));
    const asked: Readonly<Record<string, Promise<boolean>>> = {
      geolocation: refused(place),
      notifications: refused(Notification.requestPermission(), 'denied'),
      midi: refused(navigator.requestMIDIAccess({ sysex: true })),
      storage: refused(navigator.storage.persist(), false),
      wakefulness: refused(navigator.wakeLock.request('screen')),
    };
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read', 'display-capture', 'midi'];
    const states = names.map(async (name) => {
      // Newer names are not in the types of the standard.
      const { state } = await navigator.permissions.query({ name: name as PermissionName });
      return { name: `state of ${name}`, isRefused: state === 'denied' };
    });
    const asks = Object.entries(asked).map(async ([name, answer]) => ({ name, isRefused: await answer }));
    const outcomes = await Promise.all([...asks, ...states]);
    return outcomes.filter(({ isRefused }) => !isRefused).map(({ name }) => name);
  });

/** Tries to run code that is no file of the page's own; names what ran. */
export const foreignCodeOn = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const added: Element[] = [];
    const element = (tag: string, given: Readonly<Record<string, string>>, text = ''): void => {
      const made = document.createElement(tag);
      for (const [name, value] of Object.entries(given)) made.setAttribute(name, value);
      made.append(text);
      document.body.append(made);
      added.push(made);
      if (tag !== 'script') made.click();
    };
    const blob = (text: string): string => URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
    const emptyModule = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
    const ran: string[] = [];
    const attempts: Readonly<Record<string, (code: string, itRan: () => void) => unknown>> = {
      'inline script': (code) => element('script', {}, code),
      'inline handler': (code) => element('b', { onclick: code }),
      'script address': (code) => element('a', { href: `javascript:${code}` }),
      'script from a blob': (code) => element('script', { src: blob(code) }),
      'script from data': (code) => element('script', { type: 'module', src: `data:text/javascript,${code}` }),
      'worker from a blob': (_, itRan) => new Worker(blob('postMessage(0)')).addEventListener('message', itRan),
      'evaluated text': (code) => Reflect.apply(Reflect.get(window, 'eval'), window, [code]),
      'function from text': (code) => Reflect.construct(Function, [code])(),
      'timer with text': (code) => Reflect.apply(Reflect.get(window, 'setTimeout'), window, [code]),
      'machine code': (_, itRan) => new WebAssembly.Module(emptyModule) && itRan(),
    };
    let refusals = 0;
    document.addEventListener('securitypolicyviolation', () => {
      refusals += 1;
    });
    Object.assign(window, { itRan: (at: number) => ran.push(Object.keys(attempts)[at] ?? '') });
    for (const [at, attempt] of Object.values(attempts).entries()) {
      // In a task of its own: within the driver's call the policy does not hold.
      setTimeout(() => {
        Promise.resolve()
          .then(() => attempt(`itRan(${at})`, () => ran.push(Object.keys(attempts)[at] ?? '')))
          .catch(() => undefined);
      });
    }
    const giveUpAt = performance.now() + 10_000;
    while (ran.length + refusals < Object.keys(attempts).length && performance.now() < giveUpAt)
      await new Promise((resolve) => setTimeout(resolve, 20));
    for (const one of added) one.remove();
    return ran.sort();
  });

/** Tries to reach a foreign server in every way but by leaving the page; gives the rules of the policy that said no. */
export const reachOutOn = (page: Page, lure: string): Promise<string[]> =>
  page.evaluate(async (url) => {
    const added: Element[] = [];
    const append = <K extends keyof HTMLElementTagNameMap>(tag: K, given: Readonly<Record<string, string>>): void => {
      const made = document.createElement(tag);
      for (const [name, value] of Object.entries(given)) made.setAttribute(name, value);
      document.body.append(made);
      added.push(made);
      if (made instanceof HTMLFormElement) made.submit();
    };
    const attempts: readonly (() => unknown)[] = [
      () => fetch(`${url}/fetch`),
      () => new WebSocket(`${url.replace('http', 'ws')}/socket`),
      () => new EventSource(`${url}/events`),
      () => navigator.sendBeacon(`${url}/beacon`, 'secret'),
      () => append('script', { src: `${url}/script.js` }),
      () => append('link', { rel: 'stylesheet', href: `${url}/style.css` }),
      () => append('img', { src: `${url}/image.png` }),
      () => append('video', { src: `${url}/film.mp4` }),
      () => append('iframe', { src: `${url}/frame` }),
      () => append('object', { data: `${url}/object` }),
      () => append('form', { action: `${url}/form`, method: 'post' }),
    ];
    const noes: string[] = [];
    for (const attempt of attempts) {
      const said = new Promise<string>((resolve) => {
        const hear = ({ effectiveDirective }: SecurityPolicyViolationEvent): void => resolve(effectiveDirective);
        document.addEventListener('securitypolicyviolation', hear, { once: true });
      });
      Promise.resolve()
        .then(attempt)
        .catch(() => undefined);
      const silence = new Promise<string>((resolve) => setTimeout(() => resolve('no refusal'), 10_000));
      noes.push(await Promise.race([said, silence]));
    }
    for (const one of added) one.remove();
    return noes;
  }, lure);
