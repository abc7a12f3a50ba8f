import type { PointerEvent, ReactElement } from 'react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Point, Strokes } from '../../../../app/visit/signature.ts';
import { FIELD, MOST_POINTS, Strokes as StrokesSchema } from '../../../../app/visit/signature.ts';
import { Lines } from '../../../shared/visit/signature-drawing.tsx';

interface SignatureFieldProps {
  readonly strokes: Strokes;
  readonly onChange: (strokes: Strokes) => void;
  readonly fault: string | undefined;
}

/** Where somebody signs with a finger, a pen or a mouse; whoever can't types their name instead. */
export function SignatureField({ strokes, onChange, fault }: SignatureFieldProps): ReactElement {
  const { t } = useTranslation();
  const isDrawing = useRef(false);
  // A hand is quicker than the screen: several points come before it is drawn anew.
  const latest = useRef(strokes);
  const put = (next: Strokes): void => {
    latest.current = next;
    onChange(next);
  };
  const draw = (point: Point, isNew: boolean): void => {
    const before = isNew ? latest.current : latest.current.slice(0, -1);
    const last = isNew ? [] : (latest.current.at(-1) ?? []);
    const drawn = StrokesSchema.safeParse([...before, [...last, point]]);
    // A line that grows beyond what is kept goes no further.
    if (drawn.success) put(drawn.data);
  };
  const onPointerDown = (event: PointerEvent<SVGSVGElement>): void => {
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    isDrawing.current = true;
    draw(pointOf(event), true);
  };
  const onPointerMove = (event: PointerEvent<SVGSVGElement>): void => {
    if (isDrawing.current) draw(pointOf(event), false);
  };
  const onPointerUp = (): void => {
    isDrawing.current = false;
  };
  const isFull = strokes.reduce((sum, { length }) => sum + length, 0) >= MOST_POINTS;
  return (
    <div className="field signature-field">
      <p className="field-label" aria-hidden="true">
        {t('visits.report.signHere')}
      </p>
      <svg
        viewBox={`0 0 ${FIELD.width} ${FIELD.height}`}
        role="img"
        aria-label={t('visits.report.signHere')}
        data-signature-field
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={onPointerUp}
      >
        <line x1="60" y1="240" x2="940" y2="240" />
        <Lines strokes={strokes} />
      </svg>
      {fault === undefined ? null : <p className="fault">{fault}</p>}
      {isFull ? <p className="hint">{t('visits.report.signatureFull')}</p> : null}
      <button
        type="button"
        className="button quiet signature-again"
        aria-disabled={strokes.length === 0}
        onClick={() => put([])}
      >
        {t('visits.report.signAgain')}
      </button>
    </div>
  );
}

/** Where in the field, whatever its size on this screen. */
function pointOf({ currentTarget, clientX, clientY }: PointerEvent<SVGSVGElement>): Point {
  const box = currentTarget.getBoundingClientRect();
  const within = (at: number, most: number): number => Math.round(Math.min(Math.max(at, 0), 1) * most);
  return {
    x: within((clientX - box.left) / box.width, FIELD.width),
    y: within((clientY - box.top) / box.height, FIELD.height),
  };
}
