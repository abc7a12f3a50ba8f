import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Article, ArticleContent } from '../../app/knowledge/article.ts';
import { sentenceForStart } from '../../server/start-faults.ts';
import { aBroker } from './support/broker.ts';
import type { Client } from './support/client.ts';
import { query } from './support/cluster.ts';
import type { Desk } from './support/desk.ts';
import { aRequestForHelp, aScene, factsOf, openDesk } from './support/desk.ts';
import { aPerson } from './support/people.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.close());

const anArticle = (changes: Partial<ArticleContent> = {}): ArticleContent => ({
  title: 'La badgeuse clignote en orange',
  symptoms: ['badgeuse orange', 'le portillon reste fermé'],
  products: ['badgeuse'],
  audience: 'everyone',
  category: 'hardware',
  steps: [{ do: 'Passez le badge à plat.', ask: null }],
  stop: '',
  ...changes,
});

const drafted = (client: Client, content = anArticle(), changes: { fromTicket?: string } = {}): Promise<Article> =>
  client.ask('knowledge.save-draft', {
    articleId: null,
    revision: 0,
    language: 'fr',
    pairedWith: null,
    fromTicket: changes.fromTicket ?? null,
    content,
  });

const readOf = ({ id, draft }: Article) => ({ articleId: id, revision: draft?.revision ?? 0 });

async function published(content = anArticle()): Promise<Article> {
  const [writer, reviewer] = await Promise.all([desk.technician(1), desk.technician(2)]);
  const article = await drafted(writer, content);
  return await reviewer.ask('knowledge.publish', readOf(await writer.ask('knowledge.submit', readOf(article))));
}

const titlesFor = async (client: Client, words: string, language: 'fr' | 'en' = 'fr'): Promise<string[]> =>
  (await client.ask('knowledge.suggest', { words, language })).map(({ title }) => title);

describe('[N1] the starter base', () => {
  it('is there once, both languages paired, however many brokers start', async () => {
    const second = await aBroker(desk.broker.databaseUrl);
    await second.stop();
    const [base] = await query<{ fr: number; en: number; pairs: number }>(
      desk.broker.databaseUrl,
      `select count(*) filter (where language = 'fr')::int as fr, count(*) filter (where language = 'en')::int as en,
        count(*) filter (where (select other.slug from article other where other.id = article.paired_with) = slug)::int
          as pairs from article where slug is not null`,
    );
    expect(base).toEqual({ fr: 39, en: 39, pairs: 78 });
  });

  it('is not put back over what was archived or written anew', async () => {
    const [reviewer, writer] = await Promise.all([desk.technician(2), desk.technician(3)]);
    const find = async (words: string) =>
      (await reviewer.ask('knowledge.search', { words, language: 'fr', show: 'published' }))[0]?.id ?? '';
    const jam = await find('bourrage papier');
    await reviewer.ask('knowledge.archive', { articleId: jam, archived: true });
    const vpn = await writer.ask('knowledge.show', { articleId: await find('le VPN est lent') });
    const saved = await writer.ask('knowledge.save-draft', {
      articleId: vpn.id,
      revision: 0,
      language: 'fr',
      pairedWith: null,
      fromTicket: null,
      content: { ...vpn.content, title: 'Le VPN de la mairie est lent' },
    });
    await reviewer.ask('knowledge.publish', readOf(await writer.ask('knowledge.submit', readOf(saved))));
    await (await aBroker(desk.broker.databaseUrl)).stop();
    expect((await reviewer.ask('knowledge.show', { articleId: jam })).state).toBe('archived');
    expect((await reviewer.ask('knowledge.show', { articleId: vpn.id })).content.title).toMatch(/mairie/);
    await reviewer.ask('knowledge.archive', { articleId: jam, archived: false });
  });
});

describe('a database account that may not add what the search needs', () => {
  it('is told so, and the broker does not start', async () => {
    const url = new URL(await desk.cluster.emptyDatabase());
    await query(url.href, `create role weak login password 'weak'`);
    await query(url.href, 'grant all on schema public to weak');
    [url.username, url.password] = ['weak', 'weak'];
    const fault: unknown = await aBroker(url.href).catch((error: unknown) => error);
    expect(sentenceForStart(fault)).toBe('searchExtensionsMissing');
  });
});

describe('[N2] review', () => {
  it('takes somebody else, of the second level or an administrator', async () => {
    const [first, second, third] = await Promise.all([desk.technician(1), desk.technician(2), desk.technician(3)]);
    const own = await second.ask('knowledge.submit', readOf(await drafted(second)));
    expect(await second.refused('knowledge.publish', readOf(own))).toEqual({ type: 'another-must-review' });
    expect(await first.refused('knowledge.publish', readOf(own))).toEqual({ type: 'not-allowed' });
    expect(await first.refused('knowledge.archive', { articleId: own.id, archived: true })).toEqual({
      type: 'not-allowed',
    });
    expect((await third.ask('knowledge.publish', readOf(own))).state).toBe('published');
    const another = await first.ask('knowledge.submit', readOf(await drafted(first)));
    expect((await desk.administrator.ask('knowledge.publish', readOf(another))).version).toBe(1);
  });

  it('is of what was handed in, and of the very words that were read', async () => {
    const [first, second] = await Promise.all([desk.technician(1), desk.technician(2)]);
    const article = await drafted(first);
    expect(await second.refused('knowledge.publish', readOf(article))).toEqual({ type: 'article-is', state: 'draft' });
    const handedIn = await first.ask('knowledge.submit', readOf(article));
    const save = { articleId: article.id, language: 'fr', pairedWith: null, fromTicket: null } as const;
    await first.ask('knowledge.save-draft', { ...save, revision: 1, content: anArticle({ title: 'Autre chose' }) });
    expect(await second.refused('knowledge.publish', readOf(handedIn))).toEqual({ type: 'changed-meanwhile' });
    expect(await first.refused('knowledge.save-draft', { ...save, revision: 1, content: anArticle() })).toEqual({
      type: 'changed-meanwhile',
    });
  });

  it('sends back with a reason, which stands on the draft', async () => {
    const [first, second] = await Promise.all([desk.technician(1), desk.technician(2)]);
    const handedIn = await first.ask('knowledge.submit', readOf(await drafted(first)));
    await second.ask('knowledge.send-back', { ...readOf(handedIn), words: 'Quelle badgeuse ?' });
    const { draft, state } = await first.ask('knowledge.show', { articleId: handedIn.id });
    expect([draft?.returned, draft?.submittedAt, state]).toEqual(['Quelle badgeuse ?', null, 'draft']);
  });
});

describe('[N3] versions', () => {
  it('what is published stays until the next is, and each is kept with its people', async () => {
    const [writer, reviewer, employee] = await Promise.all([desk.technician(1), desk.technician(2), desk.employee()]);
    const article = await published();
    const next = await writer.ask('knowledge.save-draft', {
      articleId: article.id,
      revision: 0,
      language: 'fr',
      pairedWith: null,
      fromTicket: null,
      content: anArticle({ title: 'La badgeuse clignote en rouge' }),
    });
    expect((await employee.ask('knowledge.show', { articleId: article.id })).content.title).toMatch(/orange/);
    await reviewer.ask('knowledge.publish', readOf(await writer.ask('knowledge.submit', readOf(next))));
    expect((await employee.ask('knowledge.show', { articleId: article.id })).content.title).toMatch(/rouge/);
    const versions = await reviewer.ask('knowledge.versions', { articleId: article.id });
    expect(versions.map((one) => [one.version, one.content.title, one.author, one.reviewer])).toEqual([
      [2, 'La badgeuse clignote en rouge', 'Léa Petit', 'Nadia Benali'],
      [1, 'La badgeuse clignote en orange', 'Léa Petit', 'Nadia Benali'],
    ]);
    await reviewer.ask('knowledge.archive', { articleId: article.id, archived: true });
  });
});

describe('[N4] who may read', () => {
  it('employees find nothing but what is published for everyone', async () => {
    const employee = await desk.employee();
    const inside = await published(anArticle({ title: 'Zorglub du serveur de badges', audience: 'technicians' }));
    const draft = await drafted(await desk.technician(1), anArticle({ title: 'Zorglub en brouillon' }));
    expect(await titlesFor(employee, 'zorglub')).toEqual([]);
    expect(await titlesFor(await desk.technician(1), 'zorglub')).toEqual(['Zorglub du serveur de badges']);
    for (const { id } of [inside, draft]) {
      expect(await employee.refused('knowledge.show', { articleId: id })).toEqual({ type: 'not-found' });
      expect(await employee.refused('knowledge.solved', { articleId: id, ticketId: null })).toEqual({
        type: 'not-found',
      });
    }
    const shown = await published(anArticle({ title: 'Zorglub de l’entrée' }));
    await drafted(await desk.technician(1));
    expect((await employee.ask('knowledge.show', { articleId: shown.id })).draft).toBeNull();
  });
});

describe('[N5] what solved it', () => {
  it('counts once for a person and a ticket, and goes first among equals', async () => {
    const [one, other] = [
      await published(anArticle({ title: 'Quidditch, première porte' })),
      await published(anArticle({ title: 'Quidditch, seconde porte' })),
    ];
    const late = [one, other].toSorted((a, b) => (a.id < b.id ? 1 : -1))[0] ?? one;
    const { employee, technician, ticket } = await aScene(desk);
    const says = (client: Client, ticketId: string | null) =>
      client.ask('knowledge.solved', { articleId: late.id, ticketId });
    expect(await says(employee, null)).toEqual({ solved: 1 });
    expect(await says(employee, null)).toEqual({ solved: 1 });
    expect(await says(employee, ticket.id)).toEqual({ solved: 2 });
    expect(await says(technician, ticket.id)).toEqual({ solved: 3 });
    expect(await says(technician, ticket.id)).toEqual({ solved: 3 });
    expect((await titlesFor(employee, 'quidditch'))[0]).toBe(late.content.title);
    const stranger = await aPerson(desk.broker, desk.administrator);
    expect(await stranger.refused('knowledge.solved', { articleId: late.id, ticketId: ticket.id })).toEqual({
      type: 'not-found',
    });
  });
});

describe('[N7] what was tried', () => {
  it('stands on the ticket, and what can not be found refuses nothing', async () => {
    const [employee, technician] = await Promise.all([desk.employee(), desk.technician(2)]);
    const [printer] = await employee.ask('knowledge.suggest', { words: "l'imprimante n'imprime pas", language: 'fr' });
    const hidden = await published(anArticle({ audience: 'technicians' }));
    const ticket = await employee.ask(
      'ticket.open',
      aRequestForHelp({
        tried: [
          { articleId: printer?.id ?? '', steps: 2 },
          { articleId: hidden.id, steps: 1 },
          { articleId: ticketless, steps: 1 },
        ],
      }),
    );
    expect(await factsOf(technician, ticket.id)).toMatchObject([
      { type: 'ticket-opened' },
      { type: 'advice-tried', articleId: printer?.id, words: "L'imprimante n'imprime pas", steps: 2, of: 4 },
    ]);
  });
});

const ticketless = '00000000-0000-4000-8000-000000000000';

describe('[N8] an article from a ticket', () => {
  it('starts from the words and what was done, once the ticket is resolved', async () => {
    const { technician, ticket } = await aScene(desk);
    const ask = { ticketId: ticket.id, language: 'fr' } as const;
    expect(await technician.refused('knowledge.from-ticket', ask)).toEqual({ type: 'ticket-is', state: 'assigned' });
    await technician.ask('ticket.resolve', { ticketId: ticket.id, words: 'Profil Outlook refait' });
    const content = await technician.ask('knowledge.from-ticket', ask);
    expect(content).toMatchObject({
      title: 'Outlook ne s’ouvre plus',
      audience: 'technicians',
      steps: [{ do: 'Profil Outlook refait', ask: null }],
    });
  });

  it('goes with the requester’s other words as long as nobody has published it', async () => {
    const employee = await aPerson(desk.broker, desk.administrator, { name: 'Ada Klein' });
    const [writer, reviewer] = await Promise.all([desk.technician(1), desk.technician(2)]);
    const ticket = await employee.ask('ticket.open', aRequestForHelp({ words: 'Le badge d’Ada ne passe pas' }));
    const fromTicket = { fromTicket: ticket.id };
    const kept = await drafted(writer, anArticle({ title: 'Publié' }), fromTicket);
    const gone = await drafted(writer, anArticle({ title: 'Le badge d’Ada' }), fromTicket);
    await reviewer.ask('knowledge.publish', readOf(await writer.ask('knowledge.submit', readOf(kept))));
    await desk.administrator.ask('privacy.erase', {
      personId: employee.welcome.person.id,
      name: 'Ada Klein',
    });
    expect(await writer.refused('knowledge.show', { articleId: gone.id })).toEqual({ type: 'not-found' });
    expect((await writer.ask('knowledge.show', { articleId: kept.id })).state).toBe('published');
  });
});
