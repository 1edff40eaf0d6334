import type { DemoMoment } from '../../../main/demo/index.ts'
import { addDays, addMonths } from '../../../shared/business-day.ts'
import { newCustomerId } from '../../../shared/ids.ts'
import { cents } from '../../../shared/money.ts'
import { MONDIAL, type Desk } from './desk.ts'

/** The day of the month from which the month before is invoiced, and that on which a carrier pays. */
const INVOICED_FROM = 3
const PAID_ON = 16

/** A minute and a half a parcel, in tenths. */
const MINUTE_TENTHS = 15

/** What a café says once: how long a parcel takes, and whom the commissions are invoiced to. */
export async function setUp({ ask, parcels, command }: Desk): Promise<void> {
  await ask.reports.setMinutes(command({ activity: 'parcels', tenths: MINUTE_TENTHS }))
  const { carriers } = await parcels.setup({})
  for (const carrier of carriers.filter(({ kind }) => kind === 'carrier')) {
    const customerId = newCustomerId()
    const address = { addressLines: ['1 rue du Relais'], postcode: '24999', city: 'Saint-Fictif', country: 'FR' }
    const details = { name: carrier.name, phone: '', email: '', ...address, siren: '', vatNumber: '' }
    await ask.customers.save(command({ customerId, ...details }))
    await parcels.saveCarrier(command({ carrier: { ...carrier, payerId: customerId } }))
  }
}

/** The month that ended is invoiced to each carrier that owes something for it. */
export async function invoiced(desk: Desk, minute: number): Promise<readonly DemoMoment[]> {
  const { day, parcels, command } = desk
  if (Number(day.slice(8)) < INVOICED_FROM) return []
  const month = addMonths(addDays(day, 1 - Number(day.slice(8))), -1).slice(0, 7)
  const { rows } = await parcels.statements({ month })
  return rows
    .filter(({ totals, sold }) => totals.ttcCents > 0 && sold.length === 0)
    .map(({ carrier, totals }) => ({
      minute,
      async happens() {
        // One of them tells what it counted itself, and a little less.
        if (carrier === MONDIAL) {
          const htCents = cents(totals.htCents - 30)
          await parcels.saveTheirs(command({ carrier, month, number: `R-${month}`, htCents, lines: [] }))
        }
        await parcels.invoiceCommission(command({ carrier, month, whose: 'ours' as const }))
      },
    }))
}

/** One carrier pays by cheque what is on its account; the others let themselves be asked. */
export function paid({ day, parcels, settle }: Desk, minute: number): readonly DemoMoment[] {
  if (Number(day.slice(8)) !== PAID_ON) return []
  return [
    {
      minute,
      async happens() {
        const { carriers } = await parcels.setup({})
        const payer = carriers.find(({ code }) => code === MONDIAL)?.payerId
        if (payer) await settle(payer, 'cheque')
      },
    },
  ]
}
