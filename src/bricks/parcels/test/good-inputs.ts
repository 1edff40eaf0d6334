import { newCommandId } from '../../../shared/ids.ts'
import type { Shop } from '../../../../test/support/shop.ts'
import { newDeliveryId, newIncidentId, newInventoryId, type CarrierCode } from '../ids.ts'
import { counterInputs } from './counter-inputs.ts'
import { mondialLabel, parcelsOf } from './parcels-shop.ts'

/** Inputs that pass, for every procedure of the parcels that takes a text which somebody types. */
export async function goodInputs(shop: Shop): Promise<Readonly<Record<string, object>>> {
  const parcels = parcelsOf(shop.ask)
  const command = <T extends object>(input: T) => ({ commandId: newCommandId(), ...input })
  const carrier = {
    code: 'relais-test',
    name: 'Relais test',
    kind: 'carrier',
    from: '2026-01-01',
    to: null,
    proof: 'id',
    thirdPerson: 'both-ids',
    lateHandOver: false,
    isSigned: true,
    scanPatterns: [{ mask: 'RT########', check: 'none' }],
    networks: ['dpd'],
    payerId: null,
  }
  const deliveryId = newDeliveryId()
  await parcels.openDelivery(command({ deliveryId, carrier: 'mondial-relay' as CarrierCode, driver: '' }))
  const text = mondialLabel(60_000_001)
  const { scanned } = await parcels.scanIn(command({ deliveryId, text, size: 'S' as const }))
  if (scanned.kind !== 'stored') throw new Error('a good label was not stored')
  const { parcelId } = scanned.parcel
  const inventoryId = newInventoryId()
  await parcels.startInventory(command({ inventoryId }))
  const { places } = await parcels.shelves({})
  return {
    'parcels.searchRegister': { text: 'martin', carrier: null, limit: 10 },
    'parcels.saveCarrier': { carrier },
    'parcels.savePlaces': { places: places.map(({ label, units }) => ({ label, units })) },
    'parcels.scanIn': {
      deliveryId,
      text: mondialLabel(60_000_003),
      aim: 'C1',
      size: 'S',
      place: 'A1',
      forcedReason: 'usée',
    },
    'parcels.seeParcel': { inventoryId, text, aim: 'C1' },
    'parcels.amendParcel': { parcelId, size: 'S', place: 'A1', name: 'Martin Léa', phone: '06', weightG: null },
    'parcels.noteIncident': {
      incidentId: newIncidentId(),
      parcelId,
      kind: 'damaged',
      note: 'coin enfoncé',
      claimRef: 'MR-1',
      amountCents: null,
    },
    ...(await counterInputs(shop)),
  }
}
