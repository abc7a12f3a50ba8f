import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Signature, Strokes } from '../../../app/visit/signature.ts';
import { FIELD, pathOf } from '../../../app/visit/signature.ts';
import { keyed } from '../knowledge/keyed.ts';
import { clockOf, dateOf } from '../time.ts';
import './visit.css';

/** Points as lines: nothing that was signed is ever more than that. */
export function Lines({ strokes }: { readonly strokes: Strokes }): ReactElement {
  return (
    <>
      {keyed(strokes).map(([key, stroke]) => (
        <path key={key} d={pathOf(stroke)} />
      ))}
    </>
  );
}

/** Who signed, how and when; or why nobody did. */
export function SignatureDrawing({ signature }: { readonly signature: Signature }): ReactElement {
  const { t, i18n } = useTranslation();
  const when = `${dateOf(i18n.language, signature.at)}, ${clockOf(i18n.language, signature.at)}`;
  if (signature.how === 'none')
    return (
      <p className="small">
        <span className="soft">{t('visits.signature.none')} · </span>
        {signature.words}
      </p>
    );
  return (
    <figure className="signature">
      {signature.how === 'drawn' ? (
        <svg
          viewBox={`0 0 ${FIELD.width} ${FIELD.height}`}
          role="img"
          aria-label={t('visits.signature.of', { name: signature.name })}
        >
          <Lines strokes={signature.strokes} />
        </svg>
      ) : null}
      <figcaption className="small">
        {t(`visits.signature.${signature.how}`, { name: signature.name })} · <span className="soft">{when}</span>
      </figcaption>
    </figure>
  );
}
