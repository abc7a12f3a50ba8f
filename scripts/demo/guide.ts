import type { Say } from './words.mjs';

/** Where the two people of the demo are to be found. */
export type Places =
  | { readonly kind: 'desktop'; readonly deskTitle: string }
  | { readonly kind: 'virtual'; readonly desk: string; readonly console: string }
  | { readonly kind: 'shared'; readonly system: string };

export interface Account {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly part: string;
}

export interface GuideFacts {
  readonly places: Places;
  /** Of the ticket that waits. */
  readonly reference: string;
  readonly url: string;
  readonly accounts: readonly Account[];
}

/** All that somebody needs to begin, as lines of one terminal screen: at most 24 of 80 columns. */
export function guideFor({ places, reference, url, accounts }: GuideFacts, say: Say): readonly string[] {
  const where = whereabouts(places, say);
  const steps = [
    say('demo.guide.take', { reference, take: say('technician.do.take') }),
    say('demo.guide.ask', { ask: say('technician.do.ask') }),
    say('demo.guide.accept', { accept: say('consent.accept') }),
    say('demo.guide.drive', { drive: say('session.view.drive') }),
    say('demo.guide.end', { stop: say('banner.stop'), shortcut: say('demo.guide.stopShortcut') }),
    say('demo.guide.resolve', { back: say('session.ended.back'), resolve: say('technician.do.resolve') }),
  ];
  return [
    `${say('demo.guide.title').padEnd(WIDTH - say('demo.guide.stop').length)}${say('demo.guide.stop')}`,
    '',
    ...columns([
      [say('demo.guide.desk'), where.desk],
      [say('demo.guide.console'), where.console],
    ]),
    ...where.note,
    '',
    say('demo.guide.try'),
    ...steps.map((step, index) => `  ${index + 1}. ${step}`),
    `     ${say('demo.guide.again', { another: say('employee.follow.another'), shortcut: say('demo.guide.openShortcut') })}`,
    '',
    say('demo.guide.browser', { url }),
    ...columns(accounts.map(({ name, part, email, password }) => [name, part, email, password])),
  ];
}

const WIDTH = 79;

function whereabouts(places: Places, say: Say): { desk: string; console: string; note: readonly string[] } {
  switch (places.kind) {
    case 'desktop':
      return {
        desk: say('demo.guide.deskNested', { title: places.deskTitle }),
        console: say('demo.guide.consoleDesktop'),
        note: [],
      };
    case 'virtual':
      return {
        desk: say('demo.guide.deskVirtual', { display: places.desk }),
        console: say('demo.guide.deskVirtual', { display: places.console }),
        note: ['', ...say('demo.guide.virtual', { desk: places.desk, console: places.console }).split('\n')],
      };
    case 'shared':
      return {
        desk: say('demo.guide.deskShared'),
        console: say('demo.guide.consoleShared'),
        note: ['', ...say('demo.guide.shared', { system: places.system, look: say('session.view.look') }).split('\n')],
      };
  }
}

/** Rows whose cells begin one below the other. */
function columns(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd());
}
