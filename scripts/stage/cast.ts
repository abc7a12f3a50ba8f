import type { Cast } from './people.ts';

/** Everybody that the demo and the journeys need; the passwords are public, and no broker but a stage's knows them. */
export const cast = {
  administrator: { name: 'Hélène Garnier', email: 'helene.garnier@demo.example', password: 'demo-Helene-2026' },
  camille: { name: 'Camille Moreau', email: 'camille.moreau@demo.example', password: 'demo-Camille-2026' },
  nadia: { name: 'Nadia Haddad', email: 'nadia.haddad@demo.example', password: 'demo-Nadia-2026' },
  karim: {
    name: 'Karim Benali',
    email: 'karim.benali@demo.example',
    password: 'demo-Karim-2026',
    level: 2,
    team: 'Support Paris',
  },
  sophie: {
    name: 'Sophie Lefèvre',
    email: 'sophie.lefevre@demo.example',
    password: 'demo-Sophie-2026',
    level: 2,
    team: 'Support Lyon',
  },
  julien: {
    name: 'Julien Rousseau',
    email: 'julien.rousseau@demo.example',
    password: 'demo-Julien-2026',
    level: 1,
    team: 'Centre de services',
  },
} as const;

/** The same people by what they are. */
export const wholeCast: Cast = {
  administrator: cast.administrator,
  employees: [cast.camille, cast.nadia],
  technicians: [cast.karim, cast.sophie, cast.julien],
};
