/** What deciding needs of `@cedar-policy/cedar-wasm`: whoever puts an engine together passes the module itself. */
export interface CedarModule {
  policyToJson(policy: string): Answer<{ readonly json: CedarPolicy }>;
  /** Keeps the set under a name, in place of what had that name; a thread's names live as long as the thread. */
  preparsePolicySet(name: string, policies: StaticPolicies): Answer<object>;
  statefulIsAuthorized(call: CedarCall & { preparsedPolicySetId: string }): Answer<{ readonly response: Response }>;
  validate(call: { schema: string; policies: StaticPolicies }): Validation;
}

export interface StaticPolicies {
  staticPolicies: Record<string, string>;
}

export interface EntityName {
  type: string;
  id: string;
}

export interface CedarEntity {
  uid: EntityName;
  attrs: Record<string, CedarValue>;
  parents: EntityName[];
}

export type CedarValue = boolean | number | string | CedarValue[] | { [key: string]: CedarValue };

export interface CedarCall {
  principal: EntityName;
  action: EntityName;
  resource: EntityName;
  context: Record<string, CedarValue>;
  entities: CedarEntity[];
}

interface Response {
  readonly decision: 'allow' | 'deny';
  readonly diagnostics: {
    readonly reason: readonly string[];
    readonly errors: readonly { readonly policyId: string }[];
  };
}

/** A policy taken apart, as far as the engine reads it. */
export interface CedarPolicy {
  readonly effect: 'permit' | 'forbid';
  readonly principal: Constraint;
  readonly action: Constraint;
  readonly resource: Constraint;
  readonly conditions: readonly { readonly kind: 'when' | 'unless'; readonly body: unknown }[];
  readonly annotations?: Readonly<Record<string, string>>;
}

/** `All`, `==`, `in` or `is`, with what stands behind it. */
export type Constraint = object & { readonly op: string };

type Answer<T> =
  | ({ readonly type: 'success' } & T)
  | { readonly type: 'failure'; readonly errors: readonly { readonly message: string }[] };

/** A complaint's place is in bytes of UTF-8. */
export interface Complaint {
  readonly message: string;
  readonly help: string | null;
  readonly sourceLocations?: readonly { readonly start: number; readonly end: number }[];
}

export type Validation =
  | { readonly type: 'failure'; readonly errors: readonly Complaint[] }
  | {
      readonly type: 'success';
      readonly validationErrors: readonly { readonly policyId: string; readonly error: Complaint }[];
      readonly validationWarnings: readonly { readonly policyId: string; readonly error: Complaint }[];
    };
