import type { BusinessDay } from '../../../shared/business-day.ts'
import { newCommandId, newCustomerId } from '../../../shared/ids.ts'
import type { Shop } from '../../../../test/support/shop.ts'
import { newBookingId, newSeriesId, newSpaceId } from '../ids.ts'
import { roomsOf } from './rooms-shop.ts'

/** For the test that spoils every text of the contract (test/unit/bad-text.test.ts). */
export async function goodInputs(shop: Shop): Promise<Readonly<Record<string, object>>> {
  const rooms = roomsOf(shop.ask)
  const { spaces } = await rooms.setup({})
  const [space] = spaces
  const asked = {
    spaceId: space!.spaceId,
    kind: 'hire' as const,
    fromMinute: 600,
    toMinute: 720,
    association: false,
    purpose: 'Réunion',
    people: 5,
    equipment: ['Sono'],
  }
  const party = () => ({ customerId: newCustomerId(), name: 'Mme Petit', phone: '06' })
  const bookingId = newBookingId()
  const day = '2027-03-01' as BusinessDay
  await rooms.book({ bookingId, ...asked, day, party: party(), commandId: newCommandId() })
  await rooms.handKey({ bookingId, commandId: newCommandId() })
  const checks = ['Clé', 'Propreté', 'Sono'].map((item) => ({ item, ok: true }))
  return {
    'rooms.saveSpace': { space: { ...space!, spaceId: newSpaceId(), name: 'Grange' } },
    'rooms.book': { bookingId: newBookingId(), ...asked, day: '2027-03-02', party: party() },
    'rooms.bookSeries': {
      seriesId: newSeriesId(),
      ...asked,
      day: '2027-03-03',
      party: party(),
      until: '2027-03-20',
      everyWeeks: 1,
    },
    'rooms.takeKey': { bookingId, checks, note: 'Rien à dire' },
  }
}
