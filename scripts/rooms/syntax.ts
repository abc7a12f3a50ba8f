/** A node of an ESTree; fields are read only after a look at `type`. */
export interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly [field: string]: unknown;
}

/** Calls `see` on a node and on all it holds, parents first. */
export function visit(value: unknown, see: (node: SyntaxNode) => void): void {
  if (isNode(value)) see(value);
  if (typeof value !== 'object' || value === null) return;
  for (const child of Object.values(value)) visit(child, see);
}

export function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** The text of a string literal or template, in an expression or in a type. */
export function literalOf(value: unknown): string | undefined {
  if (!isNode(value)) return undefined;
  if (value.type === 'TSLiteralType') return literalOf(value.literal);
  if (value.type === 'TemplateLiteral') return templateOf(value);
  return value.type === 'Literal' && typeof value.value === 'string' ? value.value : undefined;
}

export function nameOf(value: unknown): string | undefined {
  return isNode(value) && value.type === 'Identifier' && typeof value.name === 'string' ? value.name : undefined;
}

/** A template is known whole when it has no hole, else as the folder that stands before its first one. */
function templateOf({ quasis }: SyntaxNode): string | undefined {
  if (!Array.isArray(quasis)) return undefined;
  const first: unknown = quasis[0];
  if (!isNode(first) || typeof first.value !== 'object' || first.value === null || !('cooked' in first.value))
    return undefined;
  const { cooked } = first.value;
  if (typeof cooked !== 'string') return undefined;
  if (quasis.length === 1) return cooked;
  const folder = cooked.slice(0, cooked.lastIndexOf('/'));
  return folder === '' ? undefined : folder;
}
