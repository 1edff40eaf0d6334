import { z } from 'zod'
import { assert } from '../../shared/assert.ts'
import type { BusinessDay } from '../../shared/business-day.ts'
import { zPlace, zVatClass, type Place, type VatClass } from '../../shared/catalogue.ts'
import { zBusinessDay, zVatRate } from '../../shared/contracts/procedure.ts'
import { zNature, zSupply, type Nature, type Supply } from '../../shared/ticket.ts'
import type { VatRate } from '../../shared/vat.ts'

/** A table of rates with the day each begins (brief fiscal §4.1): rates are data with dates, never code. */
export const zVatTable = z.strictObject({
  territory: z.string(),
  rates: z.array(
    z.strictObject({
      vatClass: zVatClass,
      place: zPlace,
      rate: zVatRate,
      supply: zSupply,
      nature: zNature,
      from: zBusinessDay,
      source: z.string(),
    }),
  ),
})
export type VatTable = z.infer<typeof zVatTable>

export type Taxation = { readonly rate: VatRate; readonly supply: Supply; readonly nature: Nature }

/** The rate, nature and kind of supply of a class of product, consumed there, on that day. */
export function taxationOf(table: VatTable, vatClass: VatClass, place: Place, day: BusinessDay): Taxation {
  const rows = table.rates.filter((row) => row.vatClass === vatClass && row.place === place && row.from <= day)
  const row = rows.sort((a, b) => (a.from < b.from ? 1 : -1))[0]
  assert(row, `no VAT rate for ${vatClass} ${place} on ${day}`)
  return { rate: row.rate, supply: row.supply, nature: row.nature }
}
