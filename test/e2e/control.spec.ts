import type { Download, Page } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { dataFolder } from '../../src/main/data-folder.ts'
import { openLedgerReadOnly } from '../../src/main/db/open.ts'
import { typedDay } from '../../src/renderer/ui/date-view.ts'
import { zinc } from '../support/serve-process.ts'
import { toSettingsPage } from './hands.ts'
import { expect, keepPicture, paperOf, test, type Cafe } from './till.ts'

test.use({ daysBefore: 75 })

const enter = async (page: Page) => {
  await page.getByRole('button', { name: 'Caisse', exact: true }).click()
  await toSettingsPage(page, 'Journal')
  await page.getByRole('button', { name: 'Contrôle fiscal' }).click()
  await expect(page.getByRole('heading', { name: 'Contrôle fiscal', level: 1 })).toBeVisible()
}
const part = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Parties du contrôle' }).getByRole('button', { name }).click()
const side = (page: Page) => page.getByRole('complementary')
const rows = (page: Page) => page.getByRole('main').getByRole('row')

function eventsOf(cafe: Cafe, kind: string): number {
  const db = openLedgerReadOnly(dataFolder(cafe.folder).ledger)
  const count = db
    .prepare<[string], number>(`SELECT count(*) FROM journal_entries WHERE chain = 'events' AND entry LIKE ?`)
    .pluck()
    .get(`%"kind":"${kind}"%`)
  db.close()
  return count ?? 0
}

async function downloaded(page: Page, press: () => Promise<void>): Promise<{ download: Download; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()])
  return { download, bytes: readFileSync(await download.path()) }
}

test('F-44 entering leaves one trace, Esc goes back step by step to where the key was', async ({ page, cafe }) => {
  await cafe.open(page)
  await enter(page)
  expect(eventsOf(cafe, 'tax-control-opened')).toBe(1)
  await part(page, 'Logiciel')
  await part(page, 'Recherche')
  await rows(page).nth(1).click()
  await expect(side(page).getByText('Le sceau')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByText('Choisissez un ticket')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('radio', { name: 'Journal et réglages' })).toBeChecked()
  expect(eventsOf(cafe, 'tax-control-opened')).toBe(1)
  await enter(page)
  await page.getByRole('button', { name: 'Quitter' }).click()
  await expect(page.getByRole('radio', { name: 'Journal et réglages' })).toBeChecked()
  expect(eventsOf(cafe, 'tax-control-opened')).toBe(2)
})

test('F-44 a ticket is found by its number, its amount and its day, and shown to the last byte', async ({
  page,
  cafe,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await cafe.open(page)
  await enter(page)
  const ask = await cafe.ask()
  await expect(rows(page)).toHaveCount(51)
  await page.getByRole('button', { name: 'Tickets plus anciens' }).click()
  await expect(rows(page)).toHaveCount(101)

  await page.keyboard.type('120', { delay: 80 })
  await expect(page.getByRole('textbox', { name: 'Numéro' })).toHaveValue('120')
  await expect(rows(page)).toHaveCount(2)
  await page.getByRole('button', { name: 'Voir le ticket n° 120' }).click()
  const sealed = await ask.taxControl.sealed({ number: 120 })
  await expect(side(page).getByLabel('Le papier de ce ticket')).toContainText('Ticket n° 120')
  await expect(side(page).getByText(sealed!.hash)).toBeHidden()
  await side(page).getByText('Le sceau').click()
  for (const text of [sealed!.hash, sealed!.prev, sealed!.key, sealed!.signature, sealed!.entry]) {
    await expect(side(page).getByText(text, { exact: true })).toBeVisible()
  }
  await side(page).getByRole('button', { name: 'Copier Écriture' }).click()
  await expect(side(page).getByText('Copié')).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(sealed!.entry)

  const { ticket } = sealed!
  const same = await ask.taxControl.search({ totalCents: ticket.totalCents, limit: 200 })
  await page.getByRole('button', { name: 'Effacer' }).click()
  await page
    .getByRole('textbox', { name: 'Montant' })
    .fill(`${(ticket.totalCents / 100).toFixed(2).replace('.', ',')} €`)
  await expect(rows(page)).toHaveCount(Math.min(50, same.length) + 1)
  for (const row of same.slice(0, 3)) {
    await expect(page.getByRole('button', { name: `Voir le ticket n° ${row.number}`, exact: true })).toBeVisible()
  }
  await page.getByRole('textbox', { name: 'Montant' }).fill('douze')
  await expect(page.getByText('Un montant, comme 12,40.')).toBeVisible()

  await page.getByRole('button', { name: 'Effacer' }).click()
  const ofDay = await ask.taxControl.search({ from: ticket.businessDay, to: ticket.businessDay, limit: 200 })
  for (const field of ['Du', 'Au']) {
    await page.getByRole('textbox', { name: field, exact: true }).fill(typedDay(ticket.businessDay))
  }
  await expect(rows(page)).toHaveCount(ofDay.length + 1)
  await page.getByRole('textbox', { name: 'Au', exact: true }).fill('31/02/2026')
  await page.getByRole('textbox', { name: 'Numéro' }).focus()
  await expect(page.getByText('Cette date n’existe pas.')).toBeVisible()
})

test('F-44 the whole ledger is verified with its progress, and nothing is wrong with it', async ({ page, cafe }) => {
  await cafe.open(page)
  await enter(page)
  await part(page, 'Vérification')
  await expect(page.getByText('Pas encore vérifié')).toBeVisible()
  await page.getByRole('button', { name: 'Vérifier le journal' }).click()
  await expect(page.getByRole('progressbar', { name: 'Avancement de la vérification' })).toBeVisible()
  await expect(page.getByText('Tout est juste')).toBeVisible({ timeout: 20_000 })
  const state = await (await cafe.ask()).taxControl.verification({})
  if (state.state !== 'done') throw new Error('the verification is done')
  expect(state.result).toMatchObject({ ok: true, faults: [] })
  await expect(side(page)).toContainText(state.result.headCode)
  await expect(page.getByRole('button', { name: 'Vérifier à nouveau' })).toBeVisible()
})

test('F-44 the code of a Z’s paper is found intact however it is typed, a wrong one is not', async ({ page, cafe }) => {
  await cafe.open(page)
  const ask = await cafe.ask()
  const [z] = await ask.cashSessions.zReports({ limit: 1 })
  await page.getByRole('button', { name: 'Caisse', exact: true }).click()
  await page.getByRole('radio', { name: 'Clôtures' }).click()
  await page.getByRole('radio', { name: 'Z', exact: true }).click()
  await page.getByRole('button', { name: `Réimprimer : Z n° ${z!.number}`, exact: true }).click()
  // What waited for a printer until now comes out first.
  const ofZ = new RegExp(`Z n° ${z!.number}\\b[^]*?\\b([0-9A-F]{4}-[0-9A-F]{4})\\b`)
  await expect.poll(() => paperOf(cafe.printer), { timeout: 20_000 }).toMatch(ofZ)
  const [, code = ''] = ofZ.exec(paperOf(cafe.printer)) ?? []
  expect(code).toBe(z!.headCode)

  await enter(page)
  await part(page, 'Code imprimé')
  await page.keyboard.type(code.toLowerCase().replace('-', ''), { delay: 90 })
  await expect(page.getByRole('textbox', { name: 'Code' })).toHaveValue(code)
  await page.keyboard.press('Enter')
  await expect(page.getByText('Le journal est intact')).toBeVisible()
  await expect(side(page)).toContainText(`Z n° ${z!.number}`)

  const wrong = `${code.slice(0, 8)}${code.endsWith('0') ? '1' : '0'}`
  await page.keyboard.press('Escape')
  await expect(page.getByRole('textbox', { name: 'Code' })).toHaveValue('')
  for (const sign of wrong.replace('-', '')) {
    await page.getByRole('group', { name: 'Signes du code' }).getByRole('button', { name: sign, exact: true }).click()
  }
  await page.getByRole('button', { name: 'Comparer au journal' }).click()
  await expect(page.getByText('Code inconnu')).toBeVisible()
})

test('F-44 an archive is made, read again and downloaded; its bytes verify outside; a young one is not purged', async ({
  page,
  cafe,
}) => {
  test.setTimeout(90_000)
  await cafe.open(page)
  await enter(page)
  await part(page, 'Archives')
  const ask = await cafe.ask()
  // The closed fiscal year gets its archive by itself.
  await expect(rows(page)).toHaveCount(2, { timeout: 20_000 })
  await page.getByRole('button', { name: 'Dernier mois' }).click()
  await page.getByRole('button', { name: 'Faire l’archive' }).click()
  await expect(rows(page)).toHaveCount(3, { timeout: 20_000 })
  const { archives } = await ask.archives.list({})
  const archive = archives.find(({ kind }) => kind === 'intermediate')!
  const [month] = await ask.closures.list({ level: 'month', limit: 1 })
  expect(archive).toMatchObject({ from: month!.from, to: month!.to, isHere: true, purged: false })

  await rows(page).nth(1).click()
  await expect(side(page)).toContainText(archive.sha256)
  await page.getByRole('button', { name: 'Relire' }).click()
  await expect(page.getByText('Tout est juste')).toBeVisible({ timeout: 20_000 })

  const { download, bytes } = await downloaded(page, () => page.getByRole('button', { name: 'Télécharger' }).click())
  expect(download.suggestedFilename()).toBe(archive.name)
  expect(bytes).toHaveLength(archive.bytes)
  await expect(page.getByText('Téléchargée.')).toBeVisible()
  const verified = await zinc('verify', await download.path(), '--data', cafe.folder)
  expect(verified).toMatchObject({ code: 0, output: expect.stringContaining(' 0 faults') })

  await page.getByRole('button', { name: 'Purger' }).click()
  await expect(page.getByText(/quittent le journal/)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByText(/quittent le journal/)).toHaveCount(0)
  await page.getByRole('button', { name: 'Purger' }).click()
  await page.getByRole('button', { name: 'Oui, purger' }).click()
  await expect(page.getByText(/La loi fait garder ces données six ans/)).toBeVisible()
  await keepPicture(page, 'state-purge-refused')
  expect((await ask.archives.list({})).archives.every(({ purged }) => !purged)).toBe(true)
})

test('F-44 a period that is not closed is refused with its sentence', async ({ page, cafe }) => {
  await cafe.open(page)
  await enter(page)
  await part(page, 'Archives')
  const { today } = await (await cafe.ask()).closures.state({})
  await page.getByRole('textbox', { name: 'Au', exact: true }).fill(typedDay(today))
  await page.getByRole('button', { name: 'Faire l’archive' }).click()
  await expect(page.getByText(/Seule une période close s’archive/)).toBeVisible()
})

test('F-44 the sales journal and the e-reporting of a month are downloaded, with what our checks say of them', async ({
  page,
  cafe,
}) => {
  await cafe.open(page)
  await enter(page)
  await part(page, 'Exports')
  await page.getByRole('button', { name: 'Préparer les fichiers' }).click()
  await expect(page.getByText('1 remarque de nos contrôles')).toBeVisible()
  await expect(page.getByText(/Nom du fichier.*ce SIREN n’existe pas/)).toBeVisible()
  const [month] = await (await cafe.ask()).closures.list({ level: 'month', limit: 1 })
  const fec = `123456789FEC${month!.to.replaceAll('-', '')}`
  const journal = await downloaded(page, () =>
    page.getByRole('button', { name: `Télécharger ${fec}.txt`, exact: true }).click(),
  )
  expect(journal.download.suggestedFilename()).toBe(`${fec}.txt`)
  const [header = '', ...lines] = journal.bytes.toString('latin1').trimEnd().split(/\r?\n/)
  expect(header).toMatch(/^JournalCode[\t|]JournalLib/)
  expect(lines.length).toBeGreaterThan(20)

  await page.getByRole('radio', { name: 'E-reporting' }).click()
  await page.getByRole('button', { name: 'Préparer les fichiers' }).click()
  await expect(page.getByText('Le fichier passe nos contrôles')).toBeVisible()
  const report = await downloaded(page, () => page.getByRole('button', { name: /^Télécharger .*\.json$/ }).click())
  const told = JSON.parse(report.bytes.toString('utf8')) as { from: string; to: string; transactions: unknown[] }
  expect(told).toMatchObject({ from: month!.from, to: month!.to })
  expect(told.transactions.length).toBeGreaterThan(10)
  expect(eventsOf(cafe, 'data-exported')).toBe(2)
})

test('F-44 the software says what it is, and its attestation is a PDF', async ({ page, cafe }) => {
  await cafe.open(page)
  await enter(page)
  await part(page, 'Logiciel')
  const status = await (await cafe.ask()).till.status({})
  if (status.phase !== 'running') throw new Error('the till runs')
  for (const text of Object.values(status.software)) await expect(side(page)).toContainText(text)
  await expect(page.getByRole('heading', { name: 'Ce qui est enregistré' })).toBeVisible()
  const { download, bytes } = await downloaded(page, () =>
    page.getByRole('button', { name: 'Attestation (PDF)' }).click(),
  )
  expect(download.suggestedFilename()).toBe(`attestation-zinc-${status.software.version}.pdf`)
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
  await expect(page.getByText('Attestation téléchargée.')).toBeVisible()
})
