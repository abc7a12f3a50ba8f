import { useQuery } from '@tanstack/react-query';
import type { KeyboardEvent, ReactElement } from 'react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id } from '../../../../app/kernel/scalars.ts';
import { articleLanguage } from '../../../shared/knowledge/article-language.ts';
import { DayField } from '../../../shared/parts/day-field.tsx';
import { Dialog } from '../../../shared/parts/dialog.tsx';
import { Icon } from '../../../shared/parts/icon.tsx';
import { Listing } from '../../../shared/parts/listing.tsx';
import { TextField } from '../../../shared/parts/text-field.tsx';
import { readDay } from '../../../shared/written-time.ts';
import type { Office } from '../../../state/office.ts';
import { everythingOf } from '../../../state/queries.ts';
import { useSettled } from '../queue/use-settled.ts';
import { Found } from './found.tsx';
import type { SearchDraft } from './search-draft.ts';
import { NOTHING_SOUGHT, soughtOf } from './search-draft.ts';
import './search.css';

interface SearchEverythingProps {
  readonly office: Office;
  readonly onTicket: (ticketId: Id) => void;
  readonly onArticle: (articleId: Id) => void;
  readonly onClose: () => void;
}

/** One field over tickets, people, workstations and articles; the arrows walk what was found. */
export function SearchEverything({ office, onTicket, onArticle, onClose }: SearchEverythingProps): ReactElement {
  const { t, i18n } = useTranslation();
  const [draft, setDraft] = useState<SearchDraft>(NOTHING_SOUGHT);
  const body = useRef<HTMLElement>(null);
  const sought = soughtOf(useSettled(draft, TYPED_MS), articleLanguage(i18n.language));
  const found = useQuery(everythingOf(office.link, sought));
  const change = (part: Partial<SearchDraft>): void => setDraft((before) => ({ ...before, ...part }));
  const dayFault = (typed: string): string | undefined =>
    typed.trim() === '' || readDay(typed) !== null ? undefined : t('reports.search.badDay');
  const onKey = (event: KeyboardEvent): void => {
    const by = STEPS[event.key];
    if (by === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    const all = [...(body.current?.querySelectorAll<HTMLElement>('input, .found-line') ?? [])];
    const lines = all.filter((one, at) => at === 0 || one.classList.contains('found-line'));
    const here = lines.findIndex((line) => line.contains(document.activeElement));
    const next = lines[Math.max(0, Math.min(lines.length - 1, here + by))];
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
  };
  return (
    <Dialog title={t('reports.search.title')} onClose={onClose} wide>
      <search ref={body} className="search-all" aria-label={t('reports.search.title')} onKeyDown={onKey}>
        <div className="search-fields">
          <TextField
            label={t('reports.search.field')}
            value={draft.words}
            onChange={(words) => change({ words })}
            maxLength={200}
            focused
          />
          <DayField
            label={t('reports.search.from')}
            value={draft.from}
            onChange={(from) => change({ from })}
            hint={dayFault(draft.from)}
          />
          <DayField
            label={t('reports.search.to')}
            value={draft.until}
            onChange={(until) => change({ until })}
            hint={dayFault(draft.until)}
          />
        </div>
        {draft.narrowed === null ? null : (
          <p className="search-narrowed">
            {t(draft.narrowed.to === 'person' ? 'reports.search.of' : 'reports.search.at', {
              name: draft.narrowed.name,
            })}
            <button
              type="button"
              className="button quiet"
              aria-label={t('reports.search.drop', { name: draft.narrowed.name })}
              onClick={() => change({ narrowed: null })}
            >
              <Icon name="close" size={16} />
            </button>
          </p>
        )}
        {sought === null ? (
          <p className="soft">{t('reports.search.start')}</p>
        ) : (
          <Listing query={found}>
            {(everything) => (
              <Found
                found={everything}
                onTicket={onTicket}
                onArticle={onArticle}
                onNarrow={(narrowed) => change({ narrowed, words: '' })}
              />
            )}
          </Listing>
        )}
      </search>
      <div className="actions spread">
        <button type="button" className="button" onClick={onClose}>
          {t('common.close')}
        </button>
      </div>
    </Dialog>
  );
}

const TYPED_MS = 200;
const STEPS: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowUp: -1 };
