import { randomUUID } from 'node:crypto';
import type { Impact, Ticket } from '../../app/ticket/ticket.ts';
import { cast } from '../../scripts/stage/cast.ts';
import type { Somebody } from '../../scripts/stage/people.ts';
import { signIn } from '../../scripts/stage/people.ts';
import type { Client } from '../contract/support/client.ts';
import { connect } from '../contract/support/client.ts';
import { aDevice } from '../contract/support/ends.ts';
import type { Stage } from './stage.ts';
import { people } from './stage.ts';

export interface DeskScene {
  /** Julien's own: diagnosed, ready to go up, and others are gathered under it. */
  readonly outage: Ticket;
  readonly julien: { readonly token: string; readonly client: Client };
}

/** A morning at the service desk: what stands in the queues before the pictures are taken. */
export async function furnishDesk({ broker: { url } }: Pick<Stage, 'broker'>): Promise<DeskScene> {
  const enter = async (somebody: Somebody): Promise<Client> => connect(url, { token: await signIn(url, somebody) });
  const seat = async (somebody: Somebody, station: string): Promise<Client> => {
    const client = await enter(somebody);
    await aDevice().attach(client, station);
    return client;
  };
  await giveTelephones(await enter(cast.administrator));
  const [nadia, thomas, elise, paul] = await Promise.all([
    seat(cast.nadia, 'PC-MEDIA-03'),
    seat(people.thomas, 'PC-COMPTA-02'),
    seat(people.elise, 'PC-MAIRE-01'),
    seat(people.paul, 'PC-ATELIER-07'),
  ]);
  const token = await signIn(url, cast.julien);
  const julien = await connect(url, { token });
  const sophie = await enter(cast.sophie);

  const outage = await ask(paul, 'Le lecteur réseau P: a disparu ce matin.', 'blocked');
  const under = await ask(nadia, "Je n'ai plus le lecteur P:, tous mes dossiers y sont.", 'blocked');
  const vpn = await ask(elise, "Le VPN demande un code que je n'ai pas.", 'hindered');
  await ask(thomas, "L'imprimante du deuxième n'imprime plus rien.", 'hindered');
  await ask(elise, 'Comment partager mon agenda avec un collègue ?', 'question');
  await ask(nadia, "Le catalogue met une minute à s'ouvrir.", 'hindered');

  const mine = { ticketId: outage.id };
  await julien.ask('ticket.take', mine);
  await julien.ask('ticket.classify', { ...mine, impact: 'blocked', urgency: 'high', category: 'software' });
  await julien.ask('course.diagnose', {
    ...mine,
    requestId: randomUUID(),
    hypothesis: 'Le droit sur le partage a été retiré dans la nuit.',
    tried: 'Session rouverte, lecteur reconnecté à la main : accès refusé. Même chose sur un second poste.',
    outcome: 'found',
  });
  await julien.ask('course.gather', { ticketId: under.id, parentId: outage.id });
  await say(julien, outage, 'Bonjour Paul, le dossier P: est-il aussi absent chez vos collègues ?');
  await say(paul, outage, 'Oui, dans tout l’atelier.');
  await julien.ask('talk.note', {
    ...mine,
    requestId: randomUUID(),
    words: 'Sauvegarde du serveur de fichiers à 2 h : à vérifier avec N2.',
    files: [],
  });

  await julien.ask('ticket.take', { ticketId: vpn.id });
  await julien.ask('course.diagnose', {
    ticketId: vpn.id,
    requestId: randomUUID(),
    hypothesis: 'Jeton expiré.',
    tried: 'Code saisi trois fois, heure du poste vérifiée.',
    outcome: 'unclear',
  });
  await julien.ask('course.hand-over', {
    ticketId: vpn.id,
    to: 2,
    teamId: null,
    words: 'Le jeton est à refaire, je n’en ai pas le droit.',
  });
  await sophie.ask('ticket.take', { ticketId: vpn.id });
  return { outage, julien: { token, client: julien } };
}

const ask = (client: Client, words: string, impact: Impact): Promise<Ticket> =>
  client.ask('ticket.open', { requestId: randomUUID(), words, impact, askedAt: Date.now() });

const say = (client: Client, { id: ticketId }: Ticket, words: string) =>
  client.ask('talk.say', { ticketId, requestId: randomUUID(), words, files: [] });

/** By which whoever calls is found. */
async function giveTelephones(administrator: Client): Promise<void> {
  const numbers = new Map<string, string>([
    [cast.camille.email, '02 41 00 12 01'],
    [cast.nadia.email, '02 41 00 12 33'],
    [people.thomas.email, '02 41 00 12 42'],
    [people.elise.email, '02 41 00 12 02'],
    [people.paul.email, '02 41 00 12 57'],
  ]);
  for (const person of await administrator.ask('person.list', {})) {
    const telephone = numbers.get(person.email);
    if (telephone === undefined) continue;
    const { name, email, role, teamId, organisationId, siteId, certifications } = person;
    await administrator.ask('person.update', {
      editing: { id: person.id, seen: person.changedAt },
      name,
      email,
      role,
      level: null,
      teamId,
      organisationId,
      siteId,
      certifications,
      telephone,
    });
  }
}
