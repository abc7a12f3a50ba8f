/** What every expected failure has: a `type` to switch on. */
export interface Failure {
  readonly type: string;
}

/** The outcome of something that may be refused; broken things are thrown instead. */
export type Result<T, F extends Failure> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: F };

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

export const fail = <F extends Failure>(failure: F): { readonly ok: false; readonly failure: F } => ({
  ok: false,
  failure,
});
