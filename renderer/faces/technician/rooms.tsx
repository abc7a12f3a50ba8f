import type { ReactElement } from 'react';
import type { Id } from '../../../app/kernel/scalars.ts';
import type { Person } from '../../../app/level/person.ts';
import type { Writing } from '../../shared/knowledge/article-editor.tsx';
import { Documentation } from '../../shared/knowledge/documentation.tsx';
import type { Office } from '../../state/office.ts';
import { TeamReports } from './reports/team-reports.tsx';

/** What the console shows below its bar: the queue with a ticket, or something that takes their place. */
export type Room =
  | { readonly name: 'desk' }
  | { readonly name: 'documentation'; readonly writing: Writing | null; readonly articleId: Id | null }
  | { readonly name: 'reports' };

export const DESK: Room = { name: 'desk' };
export const DOCUMENTATION: Room = { name: 'documentation', writing: null, articleId: null };

interface OtherRoomProps {
  readonly room: Room;
  readonly office: Office;
  readonly me: Person;
  readonly onShow: (ticketId: Id) => void;
}

/** Nothing at the desk, which stays as it was beneath. */
export function OtherRoom({ room, office, me, onShow }: OtherRoomProps): ReactElement | null {
  switch (room.name) {
    case 'desk':
      return null;
    case 'documentation':
      return (
        <main className="console-documentation">
          <Documentation key={room.articleId} office={office} writing={room.writing} articleId={room.articleId} />
        </main>
      );
    case 'reports':
      return <TeamReports office={office} me={me} onShow={onShow} />;
  }
}
