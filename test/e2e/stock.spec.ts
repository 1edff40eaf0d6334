import type { Page } from '@playwright/test'
import { texts } from '../../src/shared/texts/index.ts'
import { expectAccessible } from './accessible.ts'
import { openPeople, sell, signInSami } from './hands.ts'
import { expect, keepPicture, test } from './till.ts'
import { expectNothingOutside } from './whole-screen.ts'

/** The office, then its stock. */
async function toStock(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Bureau', exact: true }).click()
  await page.getByRole('radio', { name: 'Stock' }).click()
}
const tab = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Pages du stock' }).getByRole('button', { name }).click()
const side = (page: Page) => page.getByRole('complementary')
const rowOf = (page: Page, label: string) => page.getByRole('row').filter({ hasText: label })

async function looked(page: Page, name: string): Promise<void> {
  await expectNothingOutside(page)
  await expectAccessible(page, name)
  await keepPicture(page, `stock-${name}`)
}

test('a keg: halves are sold of it, another comes, it is counted', async ({ page, cafe }) => {
  test.setTimeout(120_000)
  await page.setViewportSize({ width: 1366, height: 768 })
  await cafe.open(page)
  await cafe.openDay(page)

  await toStock(page)
  await tab(page, 'Recettes')
  await page.getByRole('textbox', { name: 'Chercher un produit' }).fill('demi')
  await page.getByRole('button', { name: 'Demi', exact: true }).click()
  const taken = side(page).getByRole('textbox', { name: /Fût blonde/ })
  await taken.fill('')
  await taken.fill('250')
  await looked(page, 'recipe')
  await side(page).getByRole('button', { name: 'Enregistrer' }).click()

  await page.getByRole('button', { name: 'Comptoir', exact: true }).click()
  await page.getByRole('button', { name: /^Bières/ }).click()
  await sell(page, [/^Demi 3/, /^Demi 3/, /^Demi 3/])

  await toStock(page)
  await expect(rowOf(page, 'Fût blonde 30 l')).toContainText('47,75')
  await page.getByRole('button', { name: /^Fût blonde 30 l/ }).click()
  await expect(side(page)).toContainText('Vendu')
  await looked(page, 'items')

  await tab(page, 'Livraisons')
  await side(page).getByRole('button', { name: 'Brasserie du Canton' }).click()
  await side(page).getByRole('textbox', { name: 'N° du bon de livraison' }).fill('BL-2031')
  await side(page)
    .getByRole('list', { name: 'Ajouter un article' })
    .getByRole('button', { name: /^Fût blonde/ })
    .click()
  await side(page).getByRole('textbox', { name: 'Prix HT' }).fill('95')
  await expect(side(page)).toContainText('Le prix était de 92,00')
  await looked(page, 'delivery')
  await side(page).getByRole('button', { name: 'Entrer en stock' }).click()
  await expect(page.getByRole('row').filter({ hasText: 'BL-2031' })).toContainText('95,00')

  await tab(page, 'Inventaire')
  await page.getByRole('button', { name: 'Cave', exact: true }).click()
  await page.getByRole('textbox', { name: 'Fût blonde 30 l, compté en l' }).fill('77')
  await side(page).getByRole('textbox', { name: 'Raison des écarts' }).fill('mousse')
  await looked(page, 'count')
  await side(page).getByRole('button', { name: 'Valider le comptage' }).click()
  await expect(side(page)).toContainText('−750')
  await looked(page, 'counted')
  await side(page).getByRole('button', { name: 'Terminé' }).click()

  await tab(page, 'Commandes')
  const missing = page.getByRole('region', { name: 'Brasserie du Canton' })
  await expect(missing).toContainText('Fût blanche 20 l')
  await looked(page, 'missing')
  await missing.getByRole('button', { name: 'Commander' }).click()
  await expect(side(page)).toContainText(/BC-\d{4}-0001/)
  await expect(side(page)).toContainText('Nous vous commandons')
  await looked(page, 'order')
  const file = page.waitForEvent('download')
  await side(page).getByRole('button', { name: 'Bon en PDF' }).click()
  expect((await file).suggestedFilename()).toMatch(/^commande-BC-\d{4}-0001\.pdf$/)
  await side(page).getByRole('button', { name: 'Commande passée' }).click()
  await side(page).getByRole('button', { name: 'Réceptionner' }).click()
  await looked(page, 'receipt')
  await side(page).getByRole('button', { name: 'Entrer en stock' }).click()
  await expect(page.getByRole('row').filter({ hasText: /BC-/ })).toContainText('Reçue')
})

test('what it earns, what is due to producers, prices and bread', async ({ page, cafe }) => {
  test.setTimeout(120_000)
  await page.setViewportSize({ width: 1366, height: 768 })
  await cafe.open(page)
  await cafe.openDay(page)
  await page.getByRole('button', { name: /^Épicerie/ }).click()
  await sell(page, [/^Miel/, /^Miel/])

  await toStock(page)
  await tab(page, 'Marges')
  await expect(rowOf(page, 'Miel de fleurs')).toBeVisible()
  await looked(page, 'margins')

  await tab(page, 'Dépôt-vente')
  // Two pots at 6.90, of which the café keeps a fifth.
  const farm = page.getByRole('region', { name: 'Ferme des Tilleuls' })
  await expect(farm).toContainText('11,04')
  await looked(page, 'deposits')

  await tab(page, 'Tarifs')
  await side(page).getByRole('button', { name: 'Brasserie du Canton' }).click()
  await side(page)
    .getByLabel('Choisir un fichier CSV')
    .setInputFiles({
      name: 'tarif.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(
        'article;référence;conditionnement;prix;valable;négocié\nFût blonde 30 l;B30;Fût 30 l;88,50;2026-01-01;oui\nInconnu;;;1,00;;\n',
      ),
    })
  await side(page).getByRole('button', { name: 'Importer', exact: true }).click()
  await expect(rowOf(page, 'Fût blonde')).toContainText('88,50')
  await expect(side(page)).toContainText('Inconnu')
  await looked(page, 'prices')

  await tab(page, 'Pain')
  await side(page).getByRole('textbox', { name: 'Pour qui' }).fill('Mme Riou')
  await side(page).getByRole('button', { name: 'Tradition' }).click()
  await side(page).getByRole('textbox', { name: 'Combien' }).fill('2')
  await side(page).getByRole('button', { name: 'Noter la commande' }).click()
  await expect(rowOf(page, 'Mme Riou')).toContainText('2 × Tradition')
  await page.getByRole('button', { name: 'Remettre : Mme Riou' }).click()
  await expect(page.getByRole('button', { name: 'Remis : Mme Riou' })).toHaveAttribute('aria-pressed', 'true')
  await looked(page, 'bread')
  await side(page).getByRole('radio', { name: 'Invendus' }).click()
  await side(page)
    .getByRole('textbox', { name: /^Baguette/ })
    .fill('3')
  await side(page).getByRole('button', { name: 'Noter les invendus' }).click()
  await expect(side(page)).toContainText('2,34')
  await looked(page, 'unsold')
})

test('whoever sells sees how much there is, and takes orders for bread', async ({ page, cafe }) => {
  await page.setViewportSize({ width: 1366, height: 768 })
  await cafe.open(page)
  await cafe.openDay(page)
  await openPeople(page)
  await signInSami(page)
  await toStock(page)
  await expect(rowOf(page, 'Fût blonde 30 l')).toContainText('48,5')
  await expect(page.getByRole('main')).not.toContainText('€')
  await looked(page, 'server')
  await tab(page, 'Pain')
  await expect(rowOf(page, 'Paul Kervella')).toBeVisible()
  await looked(page, 'server-bread')
})

/** What stands beside a page once something of it is touched, or by itself. */
const sides: Readonly<Partial<Record<string, (page: Page) => Promise<void>>>> = {
  items: (page) => page.getByRole('row').getByRole('button').first().click(),
  recipes: (page) => page.getByRole('button', { name: 'Demi', exact: true }).click(),
  deliveries: (page) => side(page).getByRole('button', { name: 'Brasserie du Canton' }).click(),
  orders: (page) => page.getByRole('button', { name: 'Order', exact: true }).first().click(),
}

test('the side of each page of the stock, in English', async ({ page, cafe }) => {
  test.setTimeout(120_000)
  await page.setViewportSize({ width: 1366, height: 768 })
  await page.addInitScript(() => localStorage.setItem('zinc.preferences', JSON.stringify({ lang: 'en' })))
  await cafe.open(page)
  await page.getByRole('button', { name: 'Office', exact: true }).click()
  await page.getByRole('radio', { name: 'Stock' }).click()
  const { label: _label, ...pages } = texts.en.stock.pages
  for (const [name, text] of Object.entries(pages)) {
    await page.getByRole('navigation', { name: 'Pages of the stock' }).getByRole('button', { name: text }).click()
    await sides[name]?.(page)
    await looked(page, `en-side-${name}`)
  }
})

for (const { width, height, theme, lang } of [
  { width: 1024, height: 768, theme: 'dark', lang: 'en' },
  { width: 1024, height: 768, theme: 'light', lang: 'fr' },
  { width: 1920, height: 1080, theme: 'light', lang: 'en' },
] as const) {
  test(`every page of the stock fits ${width}×${height}, ${theme}, in ${lang}`, async ({ page, cafe }) => {
    test.setTimeout(120_000)
    const { office, stock } = texts[lang]
    await page.setViewportSize({ width, height })
    await page.addInitScript(
      (chosen) => localStorage.setItem('zinc.preferences', JSON.stringify({ lang: chosen })),
      lang,
    )
    await page.emulateMedia({ colorScheme: theme })
    await cafe.open(page)
    await page.evaluate((wanted) => (document.documentElement.dataset['theme'] = wanted), theme)
    await page.getByRole('button', { name: office.section, exact: true }).click()
    await page.getByRole('radio', { name: stock.section }).click()
    const { label, ...pages } = stock.pages
    for (const [name, text] of Object.entries(pages)) {
      await page.getByRole('navigation', { name: label }).getByRole('button', { name: text }).click()
      await looked(page, `${lang}-${width}-${name}`)
    }
  })
}
