import type { Shop } from '../../../../test/support/shop.ts'
import { newCommandId, newLineId, newTicketId } from '../../../shared/ids.ts'
import { cents } from '../../../shared/money.ts'
import { newParcelId } from '../ids.ts'
import { FARM, MR, proof } from './counter-shop.ts'
import { mondialLabel, parcelsOf } from './parcels-shop.ts'

/** Those of the counter: somebody fetches two parcels, and a shop gives out a code. */
export async function counterInputs(shop: Shop): Promise<Readonly<Record<string, object>>> {
  const parcels = parcelsOf(shop.ask)
  const command = <T extends object>(input: T) => ({ commandId: newCommandId(), ...input })
  const here = async (serial: number) => {
    const asked = { carrier: MR, forcedReason: '', name: 'Martin Léa', size: 'S' } as const
    const text = mondialLabel(serial)
    return (await parcels.registerNow(command({ parcelId: newParcelId(), text, ...asked }))).parcelId
  }
  const ticket = { ticketId: newTicketId(), place: 'on-site', lineId: newLineId() }
  const handing = async (serial: number) => ({
    parcelIds: [await here(serial)],
    proof: proof({ thirdPerson: { name: 'Durand Paul', idType: 'passport' } }),
    seconds: null,
    ticket,
  })
  const { carriers } = await parcels.setup({})
  const farm = carriers.find(({ code }) => code === FARM)
  if (!farm) throw new Error('the demo has a farm')
  await parcels.saveCarrier(command({ carrier: { ...farm, proof: 'code' as const } }))
  const bag = { carrier: FARM, backOf: null, name: 'Sabot', phone: '', note: '', toPayCents: cents(0), place: null }
  const left = command({ ...bag, parcelId: newParcelId(), size: 'S' as const, printSlip: false })
  const { parcelId } = await parcels.depositLocal(left)
  const { code } = await parcels.callPerson(command({ parcelId }))
  const label = { aim: 'C1', carrier: 'mondial-relay', forcedReason: 'usée', name: 'Martin Léa', size: 'S' }
  return {
    'parcels.findAtCounter': { text: 'martin', aim: 'C1', how: 'typed' },
    'parcels.readLabel': { text: mondialLabel(60_000_011), aim: 'C1' },
    'parcels.handOver': await handing(60_000_021),
    'parcels.handOverLate': { ...(await handing(60_000_022)), reason: 'other' },
    'parcels.registerNow': { parcelId: newParcelId(), text: mondialLabel(60_000_012), ...label },
    'parcels.dropOff': {
      ...label,
      parcelId: newParcelId(),
      text: mondialLabel(60_000_013),
      phone: '06',
      note: 'fragile',
      measures: { weightG: null, longestCm: null, sumCm: null },
      limitConfirmed: false,
      place: 'A1',
      printReceipt: false,
      seconds: null,
    },
    'parcels.depositLocal': {
      parcelId: newParcelId(),
      carrier: 'ferme-cailloux',
      backOf: null,
      name: 'Famille Sabot',
      phone: '06',
      note: 'Panier',
      toPayCents: 0,
      size: 'S',
      place: 'A1',
      printSlip: false,
    },
    'parcels.tryCode': { parcelId, code },
  }
}
