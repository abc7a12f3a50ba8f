import { parseSync } from 'oxc-parser';
import type { SyntaxNode } from './syntax.ts';
import { isNode, literalOf, nameOf, visit } from './syntax.ts';

export interface Mention {
  readonly text: string;
  readonly line: number;
}

export interface ModuleReading {
  /** Every specifier the module reaches for: imports of values and types, re-exports, `import()`, globs, asset addresses. */
  readonly imports: readonly Mention[];
  /** Imports whose target only running the program would tell. */
  readonly unreadable: readonly Mention[];
  /** Every property it reads by name, `a.b`, `a['b']` or `{ b } = a`. */
  readonly properties: readonly Mention[];
}

/** Reads one module without running it; throws on a syntax error, because an unread file must not pass. */
export function readModule(file: string, source: string): ModuleReading {
  const { program, errors } = parseSync(file, source);
  const [error] = errors;
  if (error !== undefined) throw new Error(`${file}: ${error.message}`);
  const imports: Mention[] = [];
  const unreadable: Mention[] = [];
  const properties: Mention[] = [];
  visit(program, (node) => {
    const line = source.slice(0, node.start).split('\n').length;
    for (const target of importTargets(node)) {
      const text = literalOf(target);
      if (text === undefined) unreadable.push({ text: source.slice(node.start, node.start + 60), line });
      else imports.push({ text, line });
    }
    for (const text of propertiesRead(node)) properties.push({ text, line });
  });
  return { imports, unreadable, properties };
}

/** The expressions that name what a node imports; none for a node that imports nothing. */
function importTargets(node: SyntaxNode): readonly unknown[] {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'ImportExpression':
    case 'TSImportType':
      return [node.source];
    case 'ExportNamedDeclaration':
      return node.source === null ? [] : [node.source];
    case 'TSExternalModuleReference':
      return [node.expression];
    case 'CallExpression':
      return isLoader(node.callee) ? firstArgument(node).flatMap(elementsOf) : [];
    case 'NewExpression':
      return isModuleAddress(node) ? firstArgument(node) : [];
    default:
      return [];
  }
}

/** `require(…)` or `import.meta.glob(…)`. */
function isLoader(callee: unknown): boolean {
  return nameOf(callee) === 'require' || (ofImportMeta(callee) && nameOf(callee.property) === 'glob');
}

/** `new URL('./worker.ts', import.meta.url)`, which a bundler resolves. */
function isModuleAddress(node: SyntaxNode): boolean {
  return nameOf(node.callee) === 'URL' && Array.isArray(node.arguments) && ofImportMeta(node.arguments[1]);
}

function ofImportMeta(value: unknown): value is SyntaxNode {
  return (
    isNode(value) && value.type === 'MemberExpression' && isNode(value.object) && value.object.type === 'MetaProperty'
  );
}

function firstArgument(node: SyntaxNode): readonly unknown[] {
  return Array.isArray(node.arguments) ? node.arguments.slice(0, 1) : [];
}

function elementsOf(value: unknown): readonly unknown[] {
  return isNode(value) && value.type === 'ArrayExpression' && Array.isArray(value.elements) ? value.elements : [value];
}

function propertiesRead(node: SyntaxNode): readonly string[] {
  if (node.type === 'MemberExpression') return [keyOf(node, node.property)].filter((key) => key !== undefined);
  if (node.type !== 'ObjectPattern' || !Array.isArray(node.properties)) return [];
  return node.properties
    .filter(isNode)
    .map((property) => keyOf(property, property.key))
    .filter((key) => key !== undefined);
}

function keyOf(holder: SyntaxNode, key: unknown): string | undefined {
  return literalOf(key) ?? (holder.computed === true ? undefined : nameOf(key));
}
