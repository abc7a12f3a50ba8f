/**
 * Whether a text is made of whole characters and flat enough to be handed to Cedar, whose parser calls itself for every level: a text nested some
 * hundreds deep runs its memory over, and the module decides nothing more in that thread. The bounds are a third of
 * what it bears when they are all reached at once.
 */
export function isTame(text: string): boolean {
  if (/\p{Cs}/u.test(text)) return false;
  const code = text.replace(/"(?:[^"\\]|\\[\s\S])*"|\/\/[^\n]*/g, '""');
  const count = (what: RegExp): number => code.match(what)?.length ?? 0;
  return (
    depthOf(code) <= 24 &&
    count(/\bif\b/g) <= 16 &&
    count(/\./g) <= 120 &&
    count(/[+*-]/g) <= 200 &&
    count(/&&|\|\|/g) <= 300 &&
    count(/::/g) <= 500 &&
    count(/\b(?:when|unless)\b/g) <= 100
  );
}

function depthOf(code: string): number {
  let depth = 0;
  let deepest = 0;
  for (const character of code) {
    if ('([{'.includes(character)) deepest = Math.max(deepest, ++depth);
    else if (')]}'.includes(character)) depth = Math.max(0, depth - 1);
  }
  return deepest;
}
