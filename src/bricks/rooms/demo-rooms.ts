import { cents } from '../../shared/money.ts'
import type { SpaceId } from './ids.ts'
import { zSpace, type Space } from './rules/space.ts'

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7]
const euros = (amount: number) => cents(amount * 100)
const spaceId = (n: number) => `spc_00000000-0000-4000-8000-00000000000${n}` as SpaceId

/** What the café of the demo lets; each time the same, so that tests and pictures are. */
export function demoSpaces(): readonly Space[] {
  const open = { opensMinute: 8 * 60, closesMinute: 24 * 60, weekdays: EVERY_DAY, isLet: true }
  return [
    {
      ...open,
      spaceId: spaceId(1),
      name: 'Salle des fêtes',
      capacity: 60,
      prices: { hourCents: euros(15), halfDayCents: euros(60), dayCents: euros(100) },
      associationPercent: 50,
      depositCents: euros(150),
      bufferMinutes: 60,
      closesMinute: 26 * 60,
      equipment: ['Vidéoprojecteur', 'Sono'],
    },
    {
      ...open,
      spaceId: spaceId(2),
      name: 'Arrière-salle',
      capacity: 16,
      prices: { hourCents: euros(8), halfDayCents: euros(28), dayCents: euros(45) },
      associationPercent: 0,
      depositCents: euros(50),
      bufferMinutes: 15,
      equipment: ['Écran'],
    },
    {
      ...open,
      spaceId: spaceId(3),
      name: 'Terrasse',
      capacity: 30,
      prices: { hourCents: null, halfDayCents: euros(40), dayCents: euros(70) },
      associationPercent: 50,
      depositCents: euros(0),
      bufferMinutes: 30,
      equipment: [],
    },
    {
      ...open,
      spaceId: spaceId(4),
      name: 'Bureau partagé',
      capacity: 2,
      prices: { hourCents: euros(3), halfDayCents: euros(9), dayCents: euros(15) },
      associationPercent: 100,
      depositCents: euros(0),
      bufferMinutes: 0,
      weekdays: [1, 2, 3, 4, 5],
      closesMinute: 19 * 60,
      equipment: ['Imprimante'],
    },
  ].map((space) => zSpace.parse(space))
}
