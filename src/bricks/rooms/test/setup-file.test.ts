import { afterEach, beforeEach, expect, it } from 'vitest'
import { cents } from '../../../shared/money.ts'
import { expectCarried, refusalOfSpoilt } from '../../../../test/support/setup-file.ts'
import { newSpaceId } from '../ids.ts'
import { openRoomsShop, roomsOf } from './rooms-shop.ts'

let shop: Awaited<ReturnType<typeof openRoomsShop>>
beforeEach(async () => {
  shop = await openRoomsShop()
})
afterEach(() => shop.close())

it('a set-up file carries what is let and how, and nobody who booked it', async () => {
  const [known] = (await shop.rooms.setup({})).spaces
  const prices = { hourCents: cents(1234), halfDayCents: null, dayCents: cents(0) }
  const grange = { ...known!, spaceId: newSpaceId(), name: 'Grange', prices, weekdays: [2, 4], isLet: false }
  await shop.rooms.saveSpace(shop.command({ space: grange }))
  const rules = { halfDayMinutes: 240, freeHours: 72, feePercent: 45, keepMonths: 6 }
  await shop.rooms.saveRules(shop.command({ rules }))
  const bookingId = await shop.book('Arrière-salle', '2026-11-26', 18, 20, { purpose: 'Chorale' })
  const { to, text } = await expectCarried(shop, 'rooms')
  for (const own of [shop.party.name, shop.party.phone, shop.party.customerId, 'Chorale', bookingId])
    expect(text).not.toContain(own)
  expect(await roomsOf(to.ask).setup({})).toEqual(await shop.rooms.setup({}))
})

it('two rooms of one name in a file undo all of it', async () => {
  const why = await refusalOfSpoilt(shop, 'rooms', ({ spaces, ...rest }) => {
    const [first, second] = spaces as readonly { readonly name: string }[]
    return { ...rest, spaces: [first, { ...second, name: first?.name }] }
  })
  expect(why).toEqual({ part: 'rooms', why: 'NAME_TAKEN', name: 'Salle des fêtes' })
})
