import { z } from 'zod';
import { Capability } from '../consent/capability.ts';
import { SignedGrant } from '../consent/grant.ts';
import { Instant } from '../kernel/scalars.ts';
import { Removal } from '../policy/removal.ts';
import { EndReason } from '../session/phase.ts';
import type { Contract } from './envelope.ts';

/** 0 is the left or top edge of the shared display, 1 its right or bottom edge. */
const share = z.number().min(0).max(1);
/** `KeyboardEvent.code`: the physical key, as the console's browser names it. */
const code = z.string().regex(/^[A-Za-z0-9]{1,24}$/);
/** `KeyboardEvent.key`: the character the technician sees on their own key cap, or a named key. */
const key = z.string().min(1).max(24);

export const PointerButton = z.enum(['left', 'middle', 'right', 'back', 'forward']);
export type PointerButton = z.infer<typeof PointerButton>;

/** One act of the technician's hand, injected on the workstation only through the gate. */
export const InputEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('pointer-moved'), x: share, y: share }),
  z.object({ type: z.literal('button-pressed'), button: PointerButton, x: share, y: share }),
  z.object({ type: z.literal('button-released'), button: PointerButton, x: share, y: share }),
  /** Wheel notches, fractions allowed; positive `dy` scrolls down. */
  z.object({
    type: z.literal('wheel-turned'),
    dx: z.number().min(-50).max(50),
    dy: z.number().min(-50).max(50),
    x: share,
    y: share,
  }),
  z.object({ type: z.literal('key-pressed'), code, key }),
  z.object({ type: z.literal('key-released'), code }),
  /** The console lost focus or stopped driving: nothing may stay down. */
  z.object({ type: z.literal('all-released') }),
]);
export type InputEvent = z.infer<typeof InputEvent>;

/** Console → workstation, on a data channel of its own, ordered and reliable. */
export const ConsoleMessage = z.discriminatedUnion('type', [
  ...InputEvent.options,
  /** The console has verified the grant and painted a frame. */
  z.object({ type: z.literal('frame-shown') }),
  z.object({ type: z.literal('control-taken') }),
  z.object({ type: z.literal('control-released') }),
  z.object({ type: z.literal('session-stopped') }),
  /** The certificate that arrived is not the one the grant names. */
  z.object({ type: z.literal('fingerprint-mismatch') }),
]);
export type ConsoleMessage = z.infer<typeof ConsoleMessage>;

/** Workstation → console, on the same channel's other direction. */
export const WorkstationMessage = z.discriminatedUnion('type', [
  /** First on the channel: nothing is shown before the console has verified it. Again when a wider one takes its place. */
  z.object({ type: z.literal('granted'), signed: SignedGrant }),
  z.object({
    type: z.literal('rights-changed'),
    withdrawn: z.array(Capability),
    /** What the rules took away, and why. */
    revoked: z.array(Removal).default([]),
    pictureHeld: z.boolean(),
    inputHeld: z.boolean(),
    /** The workstation's screen is locked: both are held until it no longer is. */
    locked: z.boolean().default(false),
  }),
  z.object({ type: z.literal('input-refused'), why: z.string().max(40) }),
  z.object({ type: z.literal('session-ended'), reason: EndReason, at: Instant }),
]);
export type WorkstationMessage = z.infer<typeof WorkstationMessage>;

export const consoleMessages: Contract<ConsoleMessage> = {
  name: 'console-messages',
  schema: ConsoleMessage,
  types: new Set(ConsoleMessage.options.map((option) => option.shape.type.value)),
  limit: 2048,
};

export const workstationMessages: Contract<WorkstationMessage> = {
  name: 'workstation-messages',
  schema: WorkstationMessage,
  types: new Set(WorkstationMessage.options.map((option) => option.shape.type.value)),
  limit: 16 * 1024,
};
