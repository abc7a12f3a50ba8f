import type { Page } from 'playwright';

/**
 * A broker that was taken over: on its way to this page, every certificate that a description names becomes another.
 * To be called before the page is opened.
 */
export async function swapCertificates(page: Page): Promise<{ swapped(): number }> {
  let swapped = 0;
  await page.routeWebSocket(/\/socket\.io\//, (socket) => {
    const server = socket.connectToServer();
    server.onMessage((message) => {
      if (typeof message !== 'string') return socket.send(message);
      const forged = message.replaceAll(
        /(a=fingerprint:sha-256 )((?:[0-9A-F]{2}:){31}[0-9A-F]{2})/g,
        (_, name, print) => {
          swapped += 1;
          return `${name}${String(print).split(':').toReversed().join(':')}`;
        },
      );
      return socket.send(forged);
    });
  });
  return { swapped: () => swapped };
}
