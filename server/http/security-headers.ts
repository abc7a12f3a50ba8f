import type { FastifyInstance } from 'fastify';
import { sendFailure } from './failures.ts';
import type { Origins } from './origins.ts';

/** On every answer; `publicUrl` adds the socket's own scheme to what pages may connect to, and HSTS when it is https. */
export function addSecurityHeaders(app: FastifyInstance, publicUrl: () => URL): void {
  app.addHook('onRequest', (_request, reply, done) => {
    const { protocol, host } = publicUrl();
    const secure = protocol === 'https:';
    reply.headers({
      'content-security-policy': [...POLICY, `connect-src 'self' ${secure ? 'wss' : 'ws'}://${host}`].join('; '),
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': 'camera=(), microphone=(), geolocation=(), display-capture=(), usb=(), serial=(), hid=()',
      ...(secure && { 'strict-transport-security': 'max-age=31536000' }),
    });
    done();
  });
}

/** Scripts and styles come from files of ours alone. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "media-src 'self' blob: mediastream:",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
];

const PREFLIGHT = {
  'access-control-allow-methods': 'GET, POST',
  'access-control-allow-headers': 'authorization, content-type',
  'access-control-max-age': '600',
};

/** Lets the pages of allowed origins call; a foreign page is refused before it reaches a route. */
export function addCrossOrigin(app: FastifyInstance, origins: Origins): void {
  app.addHook('onRequest', (request, reply, done) => {
    const { origin } = request.headers;
    if (origin === undefined) return done();
    reply.header('vary', 'origin');
    if (!origins.allows(origin)) return sendFailure(reply, { type: 'not-allowed' });
    reply.header('access-control-allow-origin', origin);
    return request.method === 'OPTIONS' ? reply.code(204).headers(PREFLIGHT).send() : done();
  });
}
