import jsQR from 'jsqr'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { layOut } from '../../../main/documents/layout.ts'
import { QR_BYTES_MAX } from '../../../main/documents/model.ts'
import { qrMatrix } from '../../../main/documents/qr-matrix.ts'
import { printableIn } from '../../../main/documents/transliterate.ts'
import { startPrinterSimulator } from '../../../main/devices/simulators/printer/server.ts'
import type { Printer } from '../../../shared/contracts/printers.ts'
import type { PrinterId } from '../../../shared/ids.ts'
import { readPdf } from '../../../../test/support/pdf-reader.ts'
import { slipsOf } from '../../../../test/support/printed-slips.ts'
import { kitchenPaper } from '../papers/kitchen-paper.ts'
import { labelPaper } from '../papers/labels-paper.ts'
import { roundPaper } from '../papers/round-paper.ts'
import { day, FRIDAY, openRoundShop, plainNeeds, type RoundShop } from './round-shop.ts'

let shop: RoundShop
beforeEach(async () => {
  shop = await openRoundShop()
})
afterEach(() => shop.close())

const squeezed = (words: string) => words.replaceAll(/\s+/g, ' ')
const wordsOf = (file: { readonly base64: string } | null) => {
  const pdf = readPdf(Buffer.from(file!.base64, 'base64'))
  return { pages: pdf.pages.length, words: squeezed(pdf.words().join(' ')) }
}
/** A code as a camera sees it: squares of four dots with a margin. */
function photographed(words: string): string | undefined {
  const modules = qrMatrix(words, 'M')
  const [scale, margin] = [4, 4]
  const side = (modules.length + 2 * margin) * scale
  const dots = new Uint8ClampedArray(side * side * 4).fill(255)
  for (const [row, columns] of modules.entries())
    for (const [column, dark] of columns.entries())
      for (let y = 0; dark && y < scale; y += 1)
        for (let x = 0; x < scale; x += 1) {
          const at = (((row + margin) * scale + y) * side + (column + margin) * scale + x) * 4
          dots.fill(0, at, at + 3)
        }
  return jsQR(dots, side, side)?.data
}

/** A village of fourteen on one round, with whatever a sheet can say. */
async function village() {
  const contacts = [{ role: 'emergency' as const, name: 'Anne Roux (fille)', phone: '06 12 34 56 78', note: '' }]
  const roux = await shop.person('Mme Roux', { contacts, accessNote: 'Code 12A, 2e étage, chien', mayBeLeft: true })
  shop.people.saveNeeds(roux, { ...plainNeeds, allergens: ['fish'], refused: ['lapin'], texture: 'minced' })
  for (const eatenOn of [FRIDAY, day('2026-11-28'), day('2026-11-29')]) shop.order(roux, { eatenOn })
  for (let n = 1; n <= 12; n += 1) shop.order(await shop.person(`Personne ${n}`), { quantity: n === 1 ? 2 : 1 })
  await shop.person('Sans repas')
}

describe('labels', () => {
  it('C-01 C-04 come out one a meal: name, day to eat, limit, « SANS POISSON », texture, allergens, how to warm up', async () => {
    await village()
    await shop.meals.printKitchen(shop.command({ day: FRIDAY, paper: 'labels', roundId: shop.town.roundId }))
    const slips = await shop.slips(16)
    expect(slips).toHaveLength(16)
    const roux = slips.filter((slip) => slip.includes('Mme Roux')).map(squeezed)
    expect(roux).toHaveLength(3)
    for (const words of [
      'Vendredi 27 novembre, midi',
      'SANS POISSON',
      'SANS LAPIN',
      'TEXTURE HACHÉE',
      'Omelette (œufs)',
      'micro-ondes',
    ])
      expect(roux[0]).toContain(words)
    expect(roux[0]).toContain('À consommer jusqu’au lun. 30/11')
    expect(roux[2]).toContain('Dimanche 29 novembre, midi')
    expect(roux.join()).not.toContain('Brandade')
  })

  it('come out on the printer of the labels where the café has one, and the sheets of the kitchen do not', async () => {
    await village()
    const wire = await startPrinterSimulator()
    const labels: Printer = {
      printerId: 'prn_labels' as PrinterId,
      name: 'Étiquettes',
      connection: { kind: 'tcp', host: '127.0.0.1', port: wire.port },
      profileId: 'epson-80',
      codePage: null,
      drawerPin: null,
    }
    const routes = [{ purpose: 'labels' as const, printerIds: [labels.printerId] }]
    await shop.ask.printers.saveSetup(shop.command({ setup: { printers: [labels], routes } }))
    for (const paper of ['labels', 'kitchen'] as const)
      await shop.meals.printKitchen(shop.command({ day: FRIDAY, paper, roundId: shop.town.roundId }))
    expect((await slipsOf(wire, 16)).every((slip) => slip.includes(' novembre, midi'))).toBe(true)
    const [kitchen] = await shop.slips(1)
    expect(kitchen).toContain('CUISINE')
    await wire.close()
  })

  it('are sheets of eight on A4 with the word of the day', async () => {
    await village()
    const setup = await shop.meals.setup({})
    const wordOfTheDay = 'Samedi, loto à la salle des fêtes.'
    await shop.meals.saveSetup(shop.command({ setup: { ...setup, wordOfTheDay } }))
    const { pages, words } = wordsOf(await shop.meals.kitchenPdf({ day: FRIDAY, paper: 'labels', roundId: null }))
    expect(pages).toBe(2)
    expect(words.split(wordOfTheDay)).toHaveLength(17)
    expect(words).toContain('SANS POISSON, SANS LAPIN')
  })
})

describe('the sheet of a round', () => {
  it('has its stops in order with access, meals, what to collect and how it can be left', async () => {
    await village()
    await shop.meals.printRounds(shop.command({ day: FRIDAY, roundId: null, anyway: false }))
    const [slip] = await shop.slips(1)
    const said = squeezed(slip!)
    for (const words of [
      'TOURNÉE BOURG',
      '13 arrêts',
      '16 repas',
      '1. Mme Roux',
      'Code 12A, 2e étage, chien',
      'Tél. 05 55 11 22 33',
      'Peut être laissé si personne n’ouvre',
      'Urgence : Anne Roux (fille) 06 12 34 56 78',
      '-- Sans repas',
      'Dernier arrêt',
    ])
      expect(said).toContain(words)
    const codes = shop.printed('qr')
    expect(codes.length).toBeGreaterThan(2)
    for (const code of codes) expect(photographed(code)).toBe(code)
    expect(codes.join()).toContain('2. Personne 1 : 2 repas · 3 rue du Four')
    expect(said).not.toMatch(/POISSON|haché/i) // what somebody may not eat is the kitchen’s
  })

  it('C-03 is printed again with what changed since, in bold, and the stop of whoever it is', async () => {
    const dupont = await shop.person('M. Dupont')
    const roux = await shop.person('Mme Roux')
    const meal = shop.order(dupont)
    shop.order(roux)
    const print = () => shop.meals.printRounds(shop.command({ day: FRIDAY, roundId: null, anyway: false }))
    await print()
    shop.orders.save({ ...meal, state: 'cancelled-waived' })
    shop.order(roux, { eatenOn: day('2026-11-28'), quantity: 2 })
    await print()
    const [before, after] = (await shop.slips(2)).map(squeezed)
    expect(before).not.toContain('CHANGEMENTS')
    const bold = shop.bold().map(squeezed)
    for (const change of ['-1 M. Dupont, ven. 27/11 midi', '+2 Mme Roux, sam. 28/11 midi']) {
      expect(after).toContain(change)
      expect(bold.filter((line) => line.includes(change))).toHaveLength(1)
    }
    expect(after).toContain('-- M. Dupont')
    const { words } = wordsOf(await shop.meals.runPdf(shop.town))
    expect(words).not.toContain('-1 M. Dupont') // the last print said so already
  })

  it('is read by a telephone without a network, code by code', async () => {
    await village()
    const codes = (await shop.meals.runCodes(shop.town)).map(({ text }) => text)
    const read = codes.map(photographed)
    expect(read).toEqual(codes)
    for (const code of codes) expect(Buffer.byteLength(code)).toBeLessThanOrEqual(QR_BYTES_MAX)
    console.log(
      `13 stops: ${codes.length} codes of at most ${Math.max(...codes.map((c) => Buffer.byteLength(c)))} bytes`,
    )
    const all = read.join('\n')
    for (let n = 1; n <= 12; n += 1) expect(all).toContain(`${n + 1}. Personne ${n} : `)
    expect(all).toContain('3 rue du Four, 23000 Le Bourg')
    expect(all).not.toMatch(/tel:|geo:|http/)
  })

  it('is an A4 page with the same, and its codes', async () => {
    await village()
    const { words } = wordsOf(await shop.meals.runPdf(shop.town))
    for (const one of ['Tournée Bourg', 'Mme Roux', 'Personne 12', 'Sur le téléphone, sans réseau', '1 / '])
      expect(words).toContain(one)
  })
})

describe('the other papers', () => {
  it('packing: bag by bag in the order of the round', async () => {
    await village()
    await shop.meals.printKitchen(shop.command({ day: FRIDAY, paper: 'packing', roundId: null }))
    const said = squeezed((await shop.slips(1))[0]!)
    expect(said).toMatch(/BOURG 13 sacs 16 repas/)
    expect(said).toMatch(/\[ \] 1\. Mme Roux 3 repas SANS POISSON, SANS LAPIN/)
    const { words } = wordsOf(await shop.meals.kitchenPdf({ day: FRIDAY, paper: 'packing', roundId: null }))
    expect(words).toContain('13 sacs · 16 repas')
  })

  it('kitchen: on A4 as on the roll', async () => {
    await village()
    const { words } = wordsOf(await shop.meals.kitchenPdf({ day: FRIDAY, paper: 'kitchen', roundId: null }))
    for (const one of ['16 repas', 'Brandade', 'Omelette', 'SANS POISSON, SANS LAPIN', 'texture hachée'])
      expect(words).toContain(one)
  })

  it.each([32, 42, 48])('fit a roll of %s columns', async (columns) => {
    await village()
    const { sheet } = await shop.meals.kitchenDay({ day: FRIDAY })
    const [label] = await shop.meals.labels({ day: FRIDAY })
    const run = (await shop.meals.run(shop.town))!
    const [{ site }] = [(await shop.ask.till.status({})) as unknown as { site: never }]
    const stamp = { site, zone: 'Europe/Paris', day: FRIDAY, atMs: shop.now() }
    const formulaName = (code: string) => code
    const changes = [
      {
        orderId: label!.orderId,
        kind: 'added' as const,
        name: 'M. Dupont-Durand de la Tour',
        eatenOn: FRIDAY,
        service: 'lunch' as const,
        quantity: 1,
      },
    ]
    const papers = [
      kitchenPaper({ ...stamp, sheet, changes, formulaName }),
      labelPaper({
        label: label!,
        roundName: 'Bourg',
        formulaName: 'Complet',
        reheating: 'À réchauffer',
        cafe: 'Café',
      }),
      roundPaper({ ...stamp, ...run, carries: [], hasContainers: true, changes, formulaName }),
    ]
    for (const paper of papers)
      for (const page of ['windows1252', 'cp858'] as const)
        expect(layOut(paper, { columns, printable: printableIn(page) }).length).toBeGreaterThan(5)
  })
})
