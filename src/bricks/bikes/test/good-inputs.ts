import { newLineId, newTicketId } from '../../../shared/ids.ts'
import type { Shop } from '../../../../test/support/shop.ts'
import { newAccessoryId, newBikeId, newModelId, newRentalId } from '../ids.ts'
import { bikesOf, petit } from './bikes-shop.ts'

/** Inputs that pass, for every procedure of the bikes that takes a text which somebody types; nobody has such a rental. */
export async function goodInputs(shop: Shop): Promise<Readonly<Record<string, object>>> {
  const bikes = bikesOf(shop.ask)
  const setup = await bikes.setup({})
  const { models } = await bikes.fleet({})
  const [first] = models
  const { modelId, tariffs } = first!
  const rentalId = newRentalId()
  const condition = { checks: [{ item: 'Freins', ok: true }], batteryPercent: 80, note: 'rayure' }
  const asked = {
    startMs: 1,
    endMs: 2,
    wishes: [{ modelId, quantity: 1, bikeIds: [] }],
    accessories: [],
    guarantee: false,
  }
  const party = { ...petit, email: 'a@b.fr', riders: [{ name: 'Zoé', ageYears: 9, helmet: 'own' }] }
  return {
    'bikes.confirm': { rentalId, party, language: 'fr' },
    'bikes.depart': {
      rentalId,
      party,
      language: 'fr',
      conditions: [{ bikeId: newBikeId(), condition }],
      deposit: { kind: 'cheque', ref: '0012345', scheme: '' },
      signature: 'M1 1L2 2',
      ticketId: newTicketId(),
      lineIds: [newLineId(), newLineId()],
      place: 'on-site',
      printContract: false,
    },
    'bikes.rentals': { states: ['confirmed'], text: 'petit', limit: 10 },
    'bikes.saveAccessories': {
      accessories: [
        { accessoryId: newAccessoryId(), name: 'Antivol', isHelmet: false, stock: 4, priceCents: 0, per: 'day' },
      ],
    },
    'bikes.saveBike': {
      bike: {
        bikeId: newBikeId(),
        modelId,
        number: 'VTC-99',
        serial: 'BC123',
        size: 'M',
        batterySerial: '',
        note: 'neuf',
      },
    },
    'bikes.saveModel': {
      model: { modelId: newModelId(), name: 'VTT', kind: 'bike', depositCents: 20_000, bufferMinutes: 0, tariffs },
    },
    'bikes.saveSetup': { setup },
    'bikes.swap': { rentalId, bikeId: newBikeId(), toBikeId: newBikeId(), repair: 'crevaison', condition },
    'bikes.takeBack': {
      rentalId,
      bikes: [
        {
          bikeId: newBikeId(),
          condition,
          damages: [{ label: 'Patte de dérailleur', priceCents: 3000, waived: false }],
          toInspect: true,
        },
      ],
      waiveLate: false,
    },
    'bikes.wait': { asked, name: 'M. Roux', phone: '06 00 00 00 00' },
  }
}
