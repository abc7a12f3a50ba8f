/** What the first administrator types; `token` comes from the broker's log. */
export interface SetUp {
  readonly token: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

export type SetUpFailure = 'gone' | 'wrong-token' | 'malformed' | 'too-many' | 'unreachable' | 'unexpected';

/** Null when the first administrator has been made. */
export async function setUp(input: SetUp): Promise<SetUpFailure | null> {
  let response: Response;
  try {
    response = await fetch('/api/setup', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      credentials: 'omit',
      body: JSON.stringify(input),
    });
  } catch {
    return 'unreachable';
  }
  if (response.ok) return null;
  return FAILURES[response.status] ?? 'unexpected';
}

const FAILURES: Readonly<Record<number, SetUpFailure>> = {
  400: 'malformed',
  403: 'wrong-token',
  404: 'gone',
  429: 'too-many',
};
