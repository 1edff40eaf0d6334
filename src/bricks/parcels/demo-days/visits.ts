import type { DemoMoment } from '../../../main/demo/index.ts'
import { newLineId, newTicketId } from '../../../shared/ids.ts'
import { cents } from '../../../shared/money.ts'
import { newParcelId, newProofId } from '../ids.ts'
import type { Parcel } from '../rules/parcel.ts'
import { FARM, SIGNATURE, type Desk } from './desk.ts'
import { somebody } from './people.ts'
import { givenTo } from './rounds.ts'

/** One of so many is never fetched, but nobody forgets a basket. */
const FORGOTTEN = 12
const isForgotten = ({ code, local }: Parcel): boolean =>
  local === null && Number(code.replaceAll(/\D/g, '')) % FORGOTTEN === 0

/** What waits for each person, in an order that chance may draw from. */
async function waiting({ parcels }: Desk): Promise<readonly (readonly Parcel[])[]> {
  const { parcels: here } = await parcels.shelves({})
  const wanted = here.filter(({ direction, state }) => direction === 'in' && state === 'stored')
  const mine = wanted.filter((parcel) => !isForgotten(parcel))
  const people = Map.groupBy(mine, ({ name, code }) => name || code)
  return [...people].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, theirs]) => theirs)
}

/** About two of five who are waited for come in a day. */
export async function howManyCome(desk: Desk): Promise<number> {
  return Math.round((await waiting(desk)).length * (0.3 + desk.random.next() * 0.2))
}

/** Somebody comes for what lies here for them, and pays what a farm is to be paid for it. */
export function fetched(desk: Desk, minutes: readonly number[]): readonly DemoMoment[] {
  return minutes.map((minute) => ({
    minute,
    async happens() {
      const people = await waiting(desk)
      const first = people.find((theirs) => theirs.some(({ local }) => local !== null))
      if (people.length > 0) await handed(desk, first ?? desk.random.pick(people))
    },
  }))
}

async function handed(desk: Desk, theirs: readonly Parcel[]): Promise<void> {
  const { random, parcels, command, pay } = desk
  for (const { parcelId, local } of theirs) {
    if (local === null) continue
    const { code } = await parcels.callPerson(command({ parcelId }))
    if (code !== null) await parcels.tryCode(command({ parcelId, code }))
  }
  const ticketId = newTicketId()
  const isPaid = theirs.some(({ local }) => (local?.toPayCents ?? 0) > 0)
  const idType = random.chance(0.8) ? 'identity-card' : 'driving-licence'
  const proof = { proofId: newProofId(), idType, codeOk: true, thirdPerson: null, signature: SIGNATURE } as const
  await parcels.handOver(
    command({
      parcelIds: theirs.map(({ parcelId }) => parcelId),
      proof,
      seconds: random.whole(20, 75),
      ticket: isPaid ? { ticketId, place: 'on-site' as const, lineId: newLineId() } : null,
    }),
  )
  if (isPaid) await pay(ticketId)
}

/** The farm leaves its baskets, which are paid here by whoever ordered them, and takes back what nobody fetched. */
export function farmComes(desk: Desk, minute: number): readonly DemoMoment[] {
  const { random, parcels, command } = desk
  const basket = () => ({
    parcelId: newParcelId(),
    carrier: FARM,
    backOf: null,
    name: somebody(random),
    phone: '',
    note: 'Panier de légumes',
    toPayCents: cents(18_50),
    size: 'M' as const,
    place: null,
    printSlip: false,
  })
  const baskets = Array.from({ length: random.whole(1, 2) }, () => ({
    minute,
    happens: () => parcels.depositLocal(command(basket())),
  }))
  return [{ minute, happens: () => givenTo(desk, FARM, 'Luce') }, ...baskets]
}
