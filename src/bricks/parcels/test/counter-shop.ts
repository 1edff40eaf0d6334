import { slipsOf } from '../../../../test/support/printed-slips.ts'
import Database from 'better-sqlite3'
import { startPrinterSimulator } from '../../../main/devices/simulators/printer/server.ts'
import type { TillOptions } from '../../../main/open-till.ts'
import { newLineId, newTicketId } from '../../../shared/ids.ts'
import { cents } from '../../../shared/money.ts'
import type { RefusalDetail } from '../../../shared/result.ts'
import { newManifestId, newParcelId, newProofId, type CarrierCode, type ParcelId } from '../ids.ts'
import { refusals } from '../texts/refusals.ts'
import { openParcelsShop } from './parcels-shop.ts'

export const MR = 'mondial-relay' as CarrierCode
export const PICKUP = 'pickup' as CarrierCode
export const VINTED = 'vinted-go' as CarrierCode
export const FARM = 'ferme-cailloux' as CarrierCode
export const CLEANER = 'pressing-riviere' as CarrierCode
/** The worked examples of parcels.md §1.2. */
export const MR_LABEL = '24876543210101307503042198'
export const MR_SECOND = '12123456780101006623123454'
export const CHRONOPOST = 'LA652019370FR'
export const DRAWN = 'M40 120L120 60L200 140L320 70'

type Laid = {
  readonly carrier?: CarrierCode
  readonly text?: string
  readonly name?: string
  readonly place?: string
  readonly weightG?: number
}
type Handing = Parameters<Awaited<ReturnType<typeof openParcelsShop>>['parcels']['handOver']>[0]
type Proof = Handing['proof']

export const proof = (more: Partial<Proof> = {}): Proof => ({
  proofId: newProofId(),
  idType: 'identity-card',
  codeOk: false,
  thirdPerson: null,
  signature: DRAWN,
  ...more,
})

/** The café of parcels.md §1.8 with a dry cleaner as well, an open day and a printer of receipts. */
export async function openCounterShop(options: Partial<TillOptions> & { readonly from?: string } = {}) {
  const printer = await startPrinterSimulator()
  const shop = await openParcelsShop({
    from: '2026-11-21 17:40',
    printer: { host: '127.0.0.1', port: printer.port, profile: 'epson-80' },
    ...options,
  })
  const { parcels, command } = shop
  await shop.openDay()
  const { carriers, terms } = await parcels.setup({})
  const farm = carriers.find(({ code }) => code === FARM)!
  const cleaner = { ...farm, code: CLEANER, name: 'Pressing Rivière', proof: 'code', thirdPerson: 'code' } as const
  await parcels.saveCarrier(command({ carrier: cleaner }))
  const farmTerms = terms.find(({ carrier }) => carrier === FARM)!
  await parcels.saveTerms(command({ terms: { ...farmTerms, carrier: CLEANER, holdDays: 30 } }))

  async function change(code: CarrierCode, more: Partial<(typeof carriers)[number]>): Promise<void> {
    const known = await parcels.setup({})
    await parcels.saveCarrier(command({ carrier: { ...known.carriers.find((one) => one.code === code)!, ...more } }))
  }

  /** A parcel that came in, and lies somewhere. */
  async function lay({
    carrier = MR,
    text = MR_LABEL,
    name = '',
    place = 'A1',
    weightG,
  }: Laid = {}): Promise<ParcelId> {
    const label = { text, carrier, forcedReason: '', name, size: 'S' } as const
    const { parcelId } = await parcels.registerNow(command({ parcelId: newParcelId(), ...label }))
    const amended = { parcelId, size: 'S', place, name, phone: '', weightG: weightG ?? null } as const
    await parcels.amendParcel(command(amended))
    return parcelId
  }

  const find = (text: string, how: 'typed' | 'scanned' = 'typed') => parcels.findAtCounter({ text, how })

  return {
    ...shop,
    printer,
    change,
    lay,
    find,
    /** The card of the first parcel that is found. */
    async cardOf(text: string) {
      const found = await find(text)
      return found.kind === 'people' ? found.people[0]!.parcels[0]! : undefined
    },
    /** Agreed anew from a day on. */
    async agree(carrier: CarrierCode, more: Partial<(typeof terms)[number]>): Promise<void> {
      const known = await parcels.setup({})
      const last = known.terms.findLast((one) => one.carrier === carrier)!
      await parcels.saveTerms(command({ terms: { ...last, ...more } }))
    },
    handOver: (parcelIds: readonly ParcelId[], more: Partial<Proof> = {}, handing: Partial<Handing> = {}) =>
      parcels.handOver(
        command({ parcelIds: [...parcelIds], proof: proof(more), seconds: null, ticket: null, ...handing }),
      ),
    /** Straight into the file: what happened before the scenario begins. */
    write(sql: string, ...values: readonly (string | number)[]): void {
      const db = new Database(shop.ledgerFile)
      db.prepare(sql).run(...values)
      db.close()
    },
    ticket: () => ({ ticketId: newTicketId(), place: 'on-site' as const, lineId: newLineId() }),
    drop: (more: Partial<Parameters<typeof parcels.dropOff>[0]> = {}) =>
      parcels.dropOff(
        command({
          parcelId: newParcelId(),
          text: MR_LABEL,
          carrier: MR,
          forcedReason: '',
          name: '',
          phone: '',
          note: '',
          size: 'S' as const,
          measures: { weightG: null, longestCm: null, sumCm: null },
          limitConfirmed: false,
          place: null,
          printReceipt: false,
          seconds: null,
          ...more,
        }),
      ),
    deposit: (more: Partial<Parameters<typeof parcels.depositLocal>[0]> = {}) =>
      parcels.depositLocal(
        command({
          parcelId: newParcelId(),
          carrier: FARM,
          backOf: null,
          name: 'Sabot Famille',
          phone: '06 12 34 56 78',
          note: 'Panier de légumes',
          toPayCents: cents(0),
          size: 'M' as const,
          place: 'C2',
          printSlip: false,
          ...more,
        }),
      ),
    give: (parcelIds: readonly ParcelId[], more: Partial<Parameters<typeof parcels.giveToDriver>[0]> = {}) =>
      parcels.giveToDriver(
        command({
          manifestId: newManifestId(),
          carrier: MR,
          parcelIds: [...parcelIds],
          driver: 'Karim',
          signature: DRAWN,
          unsignedReason: '',
          print: false,
          ...more,
        }),
      ),
    /** The papers that came out, as text, once there are so many. */
    slips: (count: number): Promise<readonly string[]> => slipsOf(printer, count),
    async close(): Promise<void> {
      await shop.close()
      await printer.close()
    },
  }
}
export type CounterShop = Awaited<ReturnType<typeof openCounterShop>>

/** A sentence without what a typesetter put in: « ? » stands behind an ordinary space. */
export const spaced = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ').replaceAll('’', "'")

/** A refusal as the cashier reads it in French, and its code. */
export async function said(work: Promise<unknown>): Promise<readonly [code: string, sentence: string]> {
  try {
    await work
    return ['none', '']
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error
    const code = String(error.code)
    const sentence = refusals.fr[code as keyof typeof refusals.fr]
    const detail = ('data' in error ? error.data : {}) as RefusalDetail
    const text = typeof sentence === 'function' ? sentence(detail) : (sentence ?? '')
    return [code, spaced(text)]
  }
}
