import type { ReactElement } from 'react';
import { useMemo } from 'react';
import { encode } from 'uqr';

/** Drawn as one path, dark on light in every theme: cameras read nothing else well. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }): ReactElement {
  const { size, path } = useMemo(() => {
    const { data, size: modules } = encode(text, { ecc: 'M', border: 2 });
    const dark = data.flatMap((row, y) => row.flatMap((on, x) => (on ? [`M${x} ${y}h1v1h-1z`] : [])));
    return { size: modules, path: dark.join('') };
  }, [text]);
  return (
    <svg className="qr-code" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <path className="qr-code-ground" d={`M0 0h${size}v${size}h-${size}z`} />
      <path className="qr-code-ink" d={path} />
    </svg>
  );
}
