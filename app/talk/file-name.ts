import { z } from 'zod';

/** Longest name of a file in the conversation, in characters and in bytes. */
const MOST_CHARACTERS = 120;
const MOST_BYTES = 200;

/**
 * A name that every system can write into a folder and that stays in it: no path, no control or direction sign, none of
 * the names that Windows keeps for itself. What can't be kept is replaced; nothing left is `fichier`.
 */
export function safeFileName(name: string): string {
  const last = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  const plain = trimmed(last.normalize('NFC').replace(UNWRITABLE, '').replace(FORBIDDEN, '_').replace(/\s+/g, ' '));
  const named = plain === '' ? 'fichier' : plain;
  return shortened(RESERVED.test(named) ? `_${named}` : named);
}

/** A name as `safeFileName` leaves it. */
export const FileName = z
  .string()
  .min(1)
  .max(MOST_CHARACTERS)
  .refine((name) => name === safeFileName(name));

/** What a system runs when it is opened, by the end of its name. */
export function isProgram(name: string): boolean {
  return PROGRAMS.has(extensionOf(name).toLowerCase());
}

/** What Windows, Linux or macOS runs, whatever it is called: by its first bytes. */
export function beginsAsProgram(bytes: Uint8Array): boolean {
  return MAGIC.some((magic) => magic.every((byte, at) => bytes[at] === byte));
}

function shortened(name: string): string {
  let kept = [...name];
  const end = [...extensionOf(name)];
  const tail = end.length > 0 && end.length <= LONGEST_EXTENSION ? ['.', ...end] : [];
  kept = kept.slice(0, kept.length - tail.length);
  while (kept.length > 1 && isTooLong([...kept, ...tail].join(''))) kept.pop();
  return trimmed([...kept, ...tail].join(''));
}

const isTooLong = (name: string): boolean => name.length > MOST_CHARACTERS || bytesOf(name) > MOST_BYTES;

/** In UTF-8, by code point. */
function bytesOf(text: string): number {
  let bytes = 0;
  for (const sign of text) bytes += 1 + LONGER.filter((least) => (sign.codePointAt(0) ?? 0) >= least).length;
  return bytes;
}

/** Neither hidden, nor ending in what Windows drops. */
const trimmed = (name: string): string => name.replace(/^[\s.]+|[\s.]+$/gu, '');

function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? '' : name.slice(dot + 1);
}

/** From each of these on, a character takes a byte more. */
const LONGER = [0x80, 0x800, 0x1_0000];
const LONGEST_EXTENSION = 12;
const UNWRITABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
const FORBIDDEN = /[<>:"|?*]/g;
const RESERVED = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\.|$)/i;

const PROGRAMS: ReadonlySet<string> = new Set(
  (
    'ade adp app appimage application appx appxbundle apk bat bin cab chm cmd com command cpl deb diagcab dll dmg dylib exe ' +
    'gadget hta inf ins iso isp jar jnlp js jse ksh lnk mad maf mam maq mar mas mat mau mav maw mda mde mdt mdw mdz msc ' +
    'msh msh1 msh2 mshxml msi msix msp mst ops osd pif pkg pl prf prg ps1 ps1xml ps2 ps2xml psc1 psc2 psd1 psm1 py pyc pyo ' +
    'pyw pyz rb reg rpm run scf scpt scr sct settingcontent-ms sh shb shs so sys terminal tmp url vb vbe vbp vbs vhd vhdx ' +
    'vsmacros vsw vxd webloc workflow ws wsc wsf wsh xbap xll xnk'
  ).split(' '),
);

const MAGIC: readonly (readonly number[])[] = [
  [0x4d, 0x5a],
  [0x7f, 0x45, 0x4c, 0x46],
  [0xfe, 0xed, 0xfa, 0xce],
  [0xfe, 0xed, 0xfa, 0xcf],
  [0xce, 0xfa, 0xed, 0xfe],
  [0xcf, 0xfa, 0xed, 0xfe],
  [0xca, 0xfe, 0xba, 0xbe],
  [0x23, 0x21],
];
