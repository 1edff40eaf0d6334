import { addDays, type BusinessDay } from '../../shared/business-day.ts'
import type { CustomerDetails } from '../../shared/contracts/customers.ts'
import type { CustomerId } from '../../shared/ids.ts'
import { demoDishes, demoMenus } from './demo-food.ts'
import type { MealsParts } from './parts.ts'
import type { Moment, Planner } from './planner.ts'
import { weekdayOf } from './rules/cut-off.ts'
import { zNeeds, type Needs } from './rules/food.ts'
import { zPersonFile, type PersonFile } from './rules/person.ts'
import { zRound, type Round } from './rules/round.ts'
import { freshSetup } from './rules/setup.ts'

/** The same in every demo, so that what was shown once can be shown again. */
const idOf = (prefix: string, at: number) =>
  `${prefix}_00000000-0000-4000-8000-0000000${String(7000 + at).padStart(5, '0')}`
const customerOf = (at: number) => idOf('cus', at) as CustomerId // of the form of one
const CCAS = 90
const APA = 91

const WEEKDAYS = [1, 2, 3, 4, 5]
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7]

type Row = {
  readonly name: string
  readonly street: string
  readonly born: string
  readonly round: 0 | 1
  readonly band: string
  readonly days: readonly number[]
  readonly formula?: 'full' | 'light'
  readonly access?: string
  readonly needs?: Partial<Needs>
  readonly apa?: true
  readonly mayBeLeft?: true
}

/** People who do not exist, of a village that does not. */
const rows: readonly Row[] = [
  {
    name: 'Mme Rose Tartine',
    street: '2 rue du Four',
    born: '1938-04-11',
    round: 0,
    band: '1',
    days: EVERY_DAY,
    apa: true,
    access: 'Sonner deux fois, chien gentil',
  },
  {
    name: 'M. Lucien Brioche',
    street: '8 rue du Four',
    born: '1941-09-02',
    round: 0,
    band: '2',
    days: EVERY_DAY,
    needs: { diet: 'salt-free' },
  },
  {
    name: 'Mme Odette Confiture',
    street: '1 place de l’Église',
    born: '1936-01-23',
    round: 0,
    band: '2',
    days: WEEKDAYS,
    needs: { allergens: ['fish'] },
    access: 'Clé chez la voisine',
  },
  {
    name: 'M. Marcel Biscotte',
    street: '14 rue des Lavandières',
    born: '1944-07-30',
    round: 0,
    band: '4',
    days: [1, 3, 5],
    mayBeLeft: true,
  },
  {
    name: 'Mme Yvonne Madeleine',
    street: '5 rue des Lavandières',
    born: '1933-11-05',
    round: 0,
    band: '1',
    days: EVERY_DAY,
    needs: { texture: 'mixed', portion: 'small' },
    apa: true,
  },
  {
    name: 'M. Gaston Galette',
    street: '3 impasse du Puits',
    born: '1947-02-17',
    round: 0,
    band: '5',
    days: [2, 4],
    formula: 'light',
  },
  {
    name: 'Mme Simone Praline',
    street: 'Le Bourg',
    born: '1939-06-21',
    round: 1,
    band: '3',
    days: EVERY_DAY,
    needs: { diet: 'diabetic' },
  },
  {
    name: 'M. René Nougat',
    street: 'La Grange aux Loups',
    born: '1935-12-12',
    round: 1,
    band: '1',
    days: EVERY_DAY,
    access: 'Portail vert, klaxonner',
    apa: true,
  },
  {
    name: 'Mme Huguette Guimauve',
    street: 'Le Moulin',
    born: '1942-08-08',
    round: 1,
    band: '2',
    days: WEEKDAYS,
    needs: { refused: ['lapin', 'champignon'] },
  },
  {
    name: 'M. Fernand Pain d’Épice',
    street: 'Les Quatre Vents',
    born: '1940-03-03',
    round: 1,
    band: '3',
    days: EVERY_DAY,
    needs: { texture: 'minced', allergens: ['nuts'] },
  },
  {
    name: 'Mme Colette Meringue',
    street: 'Le Bourg',
    born: '1945-10-19',
    round: 1,
    band: '2',
    days: WEEKDAYS,
    formula: 'light',
    needs: { diet: 'vegetarian' },
    mayBeLeft: true,
  },
  {
    name: 'M. Albert Cannelle',
    street: 'Les Noyers',
    born: '1937-05-27',
    round: 1,
    band: '4',
    days: [1, 2, 3, 4, 5, 6],
    needs: { diet: 'pork-free' },
  },
]

function demoRounds(): readonly Round[] {
  const broughtOn = [1, 2, 3, 4, 5, 5, 5]
  return [
    zRound.parse({ roundId: idOf('rnd', 0), name: 'Bourg', vehicle: 'Kangoo', startMinute: 660, broughtOn }),
    zRound.parse({ roundId: idOf('rnd', 1), name: 'Hameaux', vehicle: 'Berlingo', startMinute: 645, broughtOn }),
  ]
}

const detailsOf = (name: string, street: string, phone: string): CustomerDetails => ({
  name,
  phone,
  email: '',
  addressLines: [street],
  postcode: '24999',
  city: 'Saint-Fictif',
  country: 'FR',
  siren: '',
  vatNumber: '',
})

function fileOf(row: Row, at: number, today: BusinessDay): PersonFile {
  const from = '2026-01-01'
  const payers = [
    { payerId: customerOf(CCAS), kind: 'ccas', share: { kind: 'band-rest' }, maxMealsMonth: null, from, to: null },
    ...(row.apa
      ? [
          {
            payerId: customerOf(APA),
            kind: 'apa',
            share: { kind: 'per-meal', amountCents: 200 },
            maxMealsMonth: 20,
            from,
            to: null,
          },
        ]
      : []),
  ]
  return zPersonFile.parse({
    personId: customerOf(at),
    status: 'active',
    endReason: null,
    startedOn: addDays(today, -90),
    endedOn: null,
    birthDate: row.born,
    accessNote: row.access ?? '',
    contacts: [{ role: 'emergency', name: 'Voisin fictif', phone: '05 00 00 01 00', note: '' }],
    roundId: idOf('rnd', row.round),
    stopRank: at,
    band: row.band,
    payers,
    standing: row.days.map((weekday) => ({ weekday, service: 'lunch', formula: row.formula ?? 'full', quantity: 1 })),
    pauses: [],
    mayBeLeft: row.mayBeLeft ?? false,
    invoiceWithMeal: false,
    consentOn: row.needs ? addDays(today, -90) : null,
  })
}

function needsOf(needs: Partial<Needs>, today: BusinessDay): Needs {
  return zNeeds.parse({
    diet: 'normal',
    texture: 'normal',
    portion: 'normal',
    allergens: [],
    refused: [],
    declaredOn: addDays(today, -90),
    note: '',
    ...needs,
  })
}

const WEEKS = 3
const TWO_WEEKS_MS = 14 * 86_400_000

/** Whom the demo café brings meals to, what it cooks, and what was ordered as if it had done so for months. */
export function stockDemo(parts: MealsParts, planner: Planner, moment: Moment): void {
  const { doors, setups, people, rounds, menus } = parts
  const { nowMs, today } = moment
  setups.save(freshSetup())
  demoRounds().forEach(rounds.save)
  demoDishes().forEach(menus.saveDish)
  demoMenus(addDays(today, 1 - weekdayOf(today)), WEEKS).forEach(menus.saveMenu)
  doors.customers.save(customerOf(CCAS), detailsOf('CCAS de Saint-Fictif', 'Mairie', '05 00 00 02 00'), nowMs)
  doors.customers.save(customerOf(APA), detailsOf('Département, service APA', 'Hôtel du Département', ''), nowMs)
  rows.forEach((row, at) => {
    const file = fileOf(row, at, today)
    doors.customers.save(file.personId, detailsOf(row.name, row.street, `05 00 00 00 ${10 + at}`), nowMs)
    people.save(file)
    if (row.needs) people.saveNeeds(file.personId, needsOf(row.needs, today))
  })
  planner.generate({ nowMs: nowMs - TWO_WEEKS_MS, today })
  planner.lock(moment)
}
