import koffi from 'koffi';
import { InjectionError } from './injector.ts';

/**
 * Types text on Windows as characters rather than keys (`KEYEVENTF_UNICODE`), so that no layout is involved; nut.js cuts
 * every character there to one byte. Only the bytes handed to the system are tested on other platforms.
 */
export function openWin32Typist(): (text: string) => void {
  const user32 = koffi.load('user32.dll');
  const sendInput: (count: number, inputs: Buffer, size: number) => number = user32.func(
    'unsigned int __stdcall SendInput(unsigned int count, const uint8_t *inputs, int size)',
  );
  return (text) => {
    const inputs = unicodeInputs(text);
    const count = inputs.length / inputSize;
    if (sendInput(count, inputs, inputSize) !== count) throw new InjectionError('Windows blocked injected text');
  };
}

/** `sizeof(INPUT)` on 64-bit Windows. */
const inputSize = 40;
const inputKeyboard = 1;
const keyEvent = { up: 0x2, unicode: 0x4 };

/** An array of `INPUT`: each UTF-16 code unit goes down, then up. */
export function unicodeInputs(text: string): Buffer {
  const inputs = Buffer.alloc(2 * text.length * inputSize);
  for (let index = 0; index < 2 * text.length; index += 1) {
    const at = index * inputSize;
    inputs.writeUInt32LE(inputKeyboard, at);
    inputs.writeUInt16LE(text.charCodeAt(index >> 1), at + 10);
    inputs.writeUInt32LE(index % 2 === 0 ? keyEvent.unicode : keyEvent.unicode | keyEvent.up, at + 12);
  }
  return inputs;
}
