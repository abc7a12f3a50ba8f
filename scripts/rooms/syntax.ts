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

/** The text of a string literal, in an expression or in a type. */
export function literalOf(value: unknown): string | undefined {
  if (!isNode(value)) return undefined;
  if (value.type === 'TSLiteralType') return literalOf(value.literal);
  if (value.type === 'TemplateLiteral') return templateOf(value);
  return value.type === 'Literal' && typeof value.value === 'string' ? value.value : undefined;
}

export function nameOf(value: unknown): string | undefined {
  return isNode(value) && value.type === 'Identifier' && typeof value.name === 'string' ? value.name : undefined;
}

/** A template without holes is a plain string; one with holes is not known before it runs. */
function templateOf(template: SyntaxNode): string | undefined {
  if (!Array.isArray(template.quasis) || template.quasis.length !== 1) return undefined;
  const only: unknown = template.quasis[0];
  if (!isNode(only) || typeof only.value !== 'object' || only.value === null || !('cooked' in only.value))
    return undefined;
  return typeof only.value.cooked === 'string' ? only.value.cooked : undefined;
}
