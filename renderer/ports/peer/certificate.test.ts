import { X509Certificate } from 'node:crypto';
import { expect, test } from 'vitest';
import { fingerprintOf } from './certificate.ts';

/** Self-signed, ECDSA P-256; the key was thrown away. */
const PEM = `-----BEGIN CERTIFICATE-----
MIIBdzCCAR2gAwIBAgIUZC2gi9lozMdHMPe5Loovp4RZsA4wCgYIKoZIzj0EAwIw
ETEPMA0GA1UEAwwGYWNjb3JkMB4XDTI2MTEyMTE0Mjc1NVoXDTI2MTIyMTE0Mjc1
NVowETEPMA0GA1UEAwwGYWNjb3JkMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE
zooTffNKj+qMZyAC2KcjJaCXkJP4+tTbKKHZ3xEmQ55pOGotOGzrsZ2WOrk5GA6l
/YV8QQpzYXwlMSkUIZ7PwaNTMFEwHQYDVR0OBBYEFLc+Ze+bgRA9BtpC83DiXwV/
OVxlMB8GA1UdIwQYMBaAFLc+Ze+bgRA9BtpC83DiXwV/OVxlMA8GA1UdEwEB/wQF
MAMBAf8wCgYIKoZIzj0EAwIDSAAwRQIgAiJE/v/drjK5achd+AojR4SYhsAQ2eWi
5XpDp5LhGlcCIQCF4N6cliHLCecn3YJzVOetagcKiwSy0GoXjEpiPj9AxQ==
-----END CERTIFICATE-----`;

test('[C10] a certificate of the handshake has the fingerprint that others give it', () => {
  const certificate = new X509Certificate(PEM);
  expect(fingerprintOf(certificate.raw)).toBe(certificate.fingerprint256);
});
