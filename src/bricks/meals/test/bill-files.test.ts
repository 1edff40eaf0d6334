import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readPdf } from '../../../../test/support/pdf-reader.ts'
import { dupont, november, novemberDay, openBillsShop, type BillsShop } from './bills-shop.ts'

let shop: BillsShop
beforeEach(async () => {
  shop = await openBillsShop()
})
afterEach(() => shop.close())

type What = Parameters<BillsShop['meals']['billFile']>[0]['what']
async function fileOf(what: What) {
  const file = await shop.meals.billFile({ what })
  return file && { name: file.name, bytes: new Uint8Array(Buffer.from(file.base64, 'base64')) }
}
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ')
async function pdfOf(what: What): Promise<string> {
  const file = await fileOf(what)
  return plain(readPdf(file!.bytes).words().join(' '))
}

describe('papers of a month', () => {
  it('the invoice is due, and its month stands behind it', async () => {
    const { personId } = await dupont(shop)
    const { ticketNumber } = await shop.issue(personId)
    const text = await pdfOf({ paper: 'bill', ticketNumber })
    for (const words of [
      'À régler : 241,50 €, à réception',
      'Reste à payer',
      'Net à payer par vous',
      '132,20 €',
      'absence',
    ])
      expect(text).toContain(words)
    expect(text).not.toContain('acquittée')
  })

  it('C-11 the CCAS’s statement: persons, meals, unit, amount, as much as its account was charged with', async () => {
    const { personId, ccas } = await dupont(shop)
    await shop.issue(personId)
    const csv = Buffer.from(
      (await fileOf({ paper: 'statement', month: november, ref: ccas, as: 'csv' }))!.bytes,
    ).toString()
    expect(csv.split('\r\n').slice(0, 3)).toEqual([
      '\ufeffidentifiant;nom;facture;repas;par repas;montant',
      `${personId};M. Dupont;F-000001;22;3,15;69,30`,
      ';Total;;;;69,30',
    ])
    const pdf = await pdfOf({ paper: 'statement', month: november, ref: ccas, as: 'pdf' })
    for (const words of ['CCAS de Meyrueis', 'M. Dupont', '3,15 €', '69,30 €']) expect(pdf).toContain(words)
  })

  it('a whole month is printed in one go, so many invoices after so many', async () => {
    for (const name of ['Mme Petit', 'Mme Roux', 'M. Blanc']) {
      const personId = await shop.person(name)
      shop.meal(personId, novemberDay(3))
      await shop.issue(personId)
    }
    const pages = async (from: number) =>
      readPdf((await fileOf({ paper: 'run', month: november, from, count: 2 }))!.bytes).pages.length
    expect([await pages(0), await pages(2)]).toEqual([4, 2])
    expect(await fileOf({ paper: 'run', month: november, from: 4, count: 2 })).toBeNull()
  })

  it('a letter to whoever is late', async () => {
    const { personId } = await dupont(shop)
    await shop.issue(personId)
    shop.set('2026-12-31 18:00')
    const text = await pdfOf({ paper: 'reminders', ref: personId })
    for (const words of ['M. Dupont, novembre 2026', 'Reste à régler', '132,20 €']) expect(text).toContain(words)
    expect(await fileOf({ paper: 'reminders', ref: await shop.customer('Personne') })).toBeNull()
  })

  it('a name that would be a formula in a spreadsheet is words', async () => {
    const { personId, ccas } = await dupont(shop)
    await shop.issue(personId)
    const { customerId: _, ...details } = (await shop.ask.customers.disclose({ customerId: personId }))!.customer
    const { createdAtMs: _created, seenAtMs: _seen, ...known } = details
    await shop.ask.customers.save(shop.command({ customerId: personId, ...known, name: '=1+1;"x"' }))
    const csv = Buffer.from(
      (await fileOf({ paper: 'statement', month: november, ref: ccas, as: 'csv' }))!.bytes,
    ).toString()
    expect(csv).toContain(`;"'=1+1;""x""";F-000001`)
  })
})

describe('C-14 the tax credit', () => {
  async function declare() {
    const setup = await shop.meals.setup({})
    const sap = { number: 'SAP732829320', declaredOn: novemberDay(1) }
    await shop.meals.saveSetup(shop.command({ setup: { ...setup, sap } }))
  }

  it('C-14 not declared: no rows and no certificate', async () => {
    const { personId } = await dupont(shop)
    await shop.issue(personId)
    await shop.settle(personId, 13_220, 'card')
    expect(await shop.meals.taxCertificates({ year: 2026 })).toEqual({ declared: false, rows: [] })
    expect(await fileOf({ paper: 'certificate', year: 2026, personId })).toBeNull()
  })

  it('C-14 declared: 66.00 − 40.00 = 26.00 paid, 13.00 come back; of what was paid alone', async () => {
    await declare()
    const { personId } = await dupont(shop)
    await shop.issue(personId)
    expect((await shop.meals.taxCertificates({ year: 2026 })).rows).toEqual([])
    await shop.settle(personId, 13_220, 'card')
    expect((await shop.meals.taxCertificates({ year: 2026 })).rows).toEqual([
      {
        personId,
        name: 'M. Dupont',
        meals: 22,
        deliveryCents: 6600,
        aidsCents: 4000,
        paidCents: 2600,
        creditCents: 1300,
      },
    ])
    const text = await pdfOf({ paper: 'certificate', year: 2026, personId })
    for (const words of ['SAP732829320', '66,00 €', '40,00 €', '26,00 €', '13,00 €']) expect(text).toContain(words)
  })

  it('C-14 250 meals without aid: 750.00 paid, 375.00 come back', async () => {
    await declare()
    const personId = await shop.person('M. Blanc')
    for (let n = 0; n < 25; n += 1) shop.meal(personId, novemberDay(n + 1), { quantity: 5 })
    for (let n = 0; n < 25; n += 1) shop.meal(personId, novemberDay(n + 1), { quantity: 5, service: 'dinner' })
    const { totalCents } = await shop.issue(personId)
    await shop.settle(personId, totalCents, 'card')
    expect((await shop.meals.taxCertificates({ year: 2026 })).rows).toMatchObject([
      { meals: 250, paidCents: 75_000, creditCents: 37_500 },
    ])
  })

  it('the CCAS is given meals and delivery apart', async () => {
    const { personId } = await dupont(shop)
    await shop.issue(personId)
    const csv = Buffer.from((await fileOf({ paper: 'split', year: 2026 }))!.bytes).toString()
    expect(csv.split('\r\n')[1]).toBe(`${personId};M. Dupont;22;23;172,50;69,00;241,50`)
  })
})
