import type { TillOptions } from '../../src/main/open-till.ts'
import { command } from './said.ts'
import { openShop, type Shop } from './shop.ts'

/** What the assistant asks before a café is there. */
export const firstAnswers = {
  site: {
    name: 'Le Petit Zinc',
    addressLines: ['2 rue du Four', '48150 Hures-la-Parade'],
    phone: '',
    siret: '552 100 554 00013',
    regime: 'normal' as const,
    naf: '5630Z',
    thanks: '',
  },
  zone: 'Europe/Paris',
  cutOffHour: 5,
  fiscalYearEndMonth: 12,
  manager: { name: 'Odile', initials: 'OD' },
  pin: '',
  catalogue: 'starter' as const,
}

/** A café that is no demo, installed as its owner does it, with the tiles of a village café. */
export async function openRealCafe(options: Partial<TillOptions> & { readonly dataFolder: string }): Promise<Shop> {
  const all = { ...options, demo: false }
  const empty = await openShop(all)
  await empty.ask.setup.install({ ...command(), ...firstAnswers })
  await empty.close()
  return openShop(all)
}
