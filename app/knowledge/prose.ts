/** A run of text, as far as it looks the same. */
export type Span =
  | { readonly type: 'text' | 'strong' | 'emphasis' | 'code'; readonly text: string }
  | { readonly type: 'link'; readonly text: string; readonly href: string };

export type Block =
  | { readonly type: 'paragraph'; readonly spans: readonly Span[] }
  | { readonly type: 'bullets' | 'numbers'; readonly items: readonly (readonly Span[])[] };

/**
 * Reads the little Markdown that articles are written in: paragraphs, lists, `**strong**`, `*emphasis*`, code, links
 * to https. Whatever else stands there is text, HTML included: nothing that comes out can do more than be read.
 */
export function readProse(text: string): readonly Block[] {
  const blocks: Lines[] = [];
  let isOpen = false;
  for (const line of text.split('\n')) {
    const [type, said] = lineOf(line);
    const last = blocks.at(-1);
    if (said === '') isOpen = false;
    else if (isOpen && last?.type === type) last.texts.push(said);
    else {
      blocks.push({ type, texts: [said] });
      isOpen = true;
    }
  }
  return blocks.map(blockOf);
}

interface Lines {
  readonly type: Block['type'];
  readonly texts: string[];
}

function lineOf(line: string): readonly [Block['type'], string] {
  const item = /^\s*(?:([-*•])|\d{1,2}[.)])\s+(.*)$/.exec(line);
  if (item === null) return ['paragraph', line.trim()];
  return [item[1] === undefined ? 'numbers' : 'bullets', (item[2] ?? '').trim()];
}

function blockOf({ type, texts }: Lines): Block {
  return type === 'paragraph' ? { type, spans: spansOf(texts.join(' ')) } : { type, items: texts.map(spansOf) };
}

/** None of these can hold another, and none crosses a line. */
const MARKED =
  /\*\*([^*\n]+)\*\*|\*([^*\s][^*\n]*)\*|`([^`\n]+)`|\[([^\]\n]+)\]\((https:\/\/[a-z0-9][a-z0-9.-]*(?::\d{1,5})?(?:[/?#][^\s()<>]*)?)\)/gi;

function spansOf(text: string): Span[] {
  const spans: Span[] = [];
  let end = 0;
  for (const found of text.matchAll(MARKED)) {
    if (found.index > end) spans.push({ type: 'text', text: text.slice(end, found.index) });
    spans.push(spanOf(found));
    end = found.index + found[0].length;
  }
  if (end < text.length) spans.push({ type: 'text', text: text.slice(end) });
  return spans;
}

function spanOf([whole, strong, emphasis, code, label, href]: RegExpExecArray): Span {
  if (strong !== undefined) return { type: 'strong', text: strong };
  if (emphasis !== undefined) return { type: 'emphasis', text: emphasis };
  if (code !== undefined) return { type: 'code', text: code };
  if (label !== undefined && href !== undefined) return { type: 'link', text: label, href };
  return { type: 'text', text: whole };
}
