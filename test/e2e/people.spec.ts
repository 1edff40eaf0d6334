import { countTaps, giveLeaPin, openCard, openPeople, sell, signInSami, typePin } from './hands.ts'
import { expect, test } from './till.ts'
import { scan } from './wand.ts'

const COFFEE = /^Café 1,60/

test('whoever has no PIN takes the till with a touch; the avatar says who holds it', async ({ page, cafe }) => {
  await cafe.open(page)
  await cafe.openDay(page)
  const taps = await countTaps(page)
  await openPeople(page)
  await signInSami(page)
  expect(await taps()).toBe(2)
  await sell(page, [COFFEE])
  await openPeople(page)
  await expect(page.getByRole('button', { name: 'L’équipe' })).toHaveCount(0) // a server manages nobody
  await expect(page.getByRole('button', { name: 'Verrouiller' })).toHaveAttribute('aria-disabled', 'true')
})

test('a locked till shows the team and nothing else; a PIN opens it, and no digit is ever on the screen', async ({
  page,
  cafe,
}) => {
  await cafe.open(page)
  await cafe.openDay(page)
  await page.getByRole('button', { name: COFFEE }).click()
  await giveLeaPin(page)
  await page.getByRole('button', { name: 'Verrouiller' }).click()
  await expect(page.getByText('Caisse verrouillée')).toBeVisible()
  const names = async () =>
    (await page.locator('button:not(.pin button)').allTextContents()).map((name) =>
      name.replace(/Responsable|Serveur|avec code/g, '').trim(),
    )
  await expect.poll(names).toEqual(['LMLéa', 'SBSami'])

  // No key and no scanner gets past it.
  for (const key of ['F2', 'F3', 'F7', 'F8', 'F9', 'a']) await page.keyboard.press(key)
  await scan(page, '5449000000996')
  await expect(page.getByText('Caisse verrouillée')).toBeVisible()
  const ask = await cafe.ask()
  expect((await ask.people.list({})).signedIn).toBeNull()

  await page.getByRole('button', { name: /Léa/ }).click()
  await page.keyboard.type('4711', { delay: 120 })
  await expect(page.getByLabel('4 chiffres')).toBeVisible()
  await expect(page.locator('.pin')).not.toContainText('4711')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Espèces juste' })).toBeVisible()
  await expect(page.getByLabel('À payer')).toContainText('1,60') // the open ticket waited
})

test('a PIN may come before its name: whoever then touches theirs is asked nothing more, and another’s opens nothing', async ({
  page,
  cafe,
}) => {
  await cafe.open(page)
  await cafe.openDay(page)
  await giveLeaPin(page)
  await signInSami(page)
  await openPeople(page)
  await page.keyboard.type('1234', { delay: 120 })
  await page.getByRole('button', { name: /^Léa/ }).click()
  await expect(page.getByRole('alert')).toHaveText('Ce n’est pas le bon code.')
  expect((await (await cafe.ask()).people.list({})).signedIn).not.toBe(
    (await (await cafe.ask()).people.list({})).people.find(({ name }) => name === 'Léa')?.operatorId,
  )
  await page.keyboard.type('4711', { delay: 120 })
  await page.getByRole('button', { name: /^Léa/ }).click()
  await expect(page.getByRole('button', { name: 'Léa : changer de personne' })).toBeVisible()
})

test('a wrong PIN is told, the fourth try waits, and the wait is counted down', async ({ page, cafe }) => {
  await cafe.open(page)
  await cafe.openDay(page)
  await giveLeaPin(page)
  await page.getByRole('button', { name: 'Verrouiller' }).click()
  await expect(page.getByText('Caisse verrouillée')).toBeVisible()
  await page.getByRole('button', { name: /Léa/ }).click()
  for (let n = 0; n < 3; n += 1) {
    await typePin(page, '9999')
    await expect(page.getByRole('alert')).toHaveText('Ce n’est pas le bon code.')
  }
  await typePin(page, '4711')
  await expect(page.getByRole('alert')).toHaveText(/encore 1\d s\./)
  const seconds = async () => Number(/(\d+) s/.exec((await page.getByRole('alert').textContent()) ?? '')?.[1])
  const first = await seconds()
  await expect(page.locator('.pin').first().getByRole('button', { name: '4', exact: true })).toHaveAttribute(
    'aria-disabled',
  )
  await expect.poll(seconds).toBeLessThan(first)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('heading', { name: 'Qui est à la caisse' })).toBeVisible()
  await page.getByRole('button', { name: /Sami/ }).click()
  await expect(page.getByRole('button', { name: 'Espèces juste' })).toBeVisible()
})

test('what a server may not is granted in place of the pay strip, and is then done without being asked again', async ({
  page,
  cafe,
}) => {
  await cafe.open(page)
  await cafe.openDay(page)
  await giveLeaPin(page)
  await signInSami(page)
  await sell(page, [COFFEE])
  await openCard(page)
  await page.getByRole('button', { name: /^Rendre un Café/ }).click()
  await page.getByRole('button', { name: /^Espèces 1,60/ }).click()
  await expect(page.getByRole('heading', { name: 'Un responsable peut l’accorder' })).toBeVisible()
  await expect(page.getByText('Sami n’a pas le droit de corriger un ticket.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Espèces juste' })).toHaveCount(0)
  const ask = await cafe.ask()
  expect(await ask.tickets.settled({ limit: 10 })).toHaveLength(1)

  await typePin(page, '9999', 'Accorder')
  await expect(page.getByText('Ce n’est pas le bon code.')).toBeVisible()
  await page.keyboard.type('4711', { delay: 120 })
  await page.keyboard.press('Enter')
  await expect(page.getByText('Remboursé', { exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Espèces juste' })).toBeVisible()
  expect(await ask.tickets.settled({ limit: 10 })).toMatchObject([{ kind: 'refund', totalCents: -160 }, {}])

  // It was for that gesture, not for the evening.
  await page.keyboard.press('F8')
  await page.getByRole('button', { name: 'Faire de la monnaie' }).click()
  await expect(page.getByText('Sami n’a pas le droit d’ouvrir le tiroir.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Espèces juste' })).toBeVisible()
  expect((await ask.cashSessions.x({}))?.drawerOpenings).toBe(0)
})

test('on the cash screen the approval stands beside the work, and the drawer opens once it is granted', async ({
  page,
  cafe,
}) => {
  await cafe.open(page)
  await cafe.openDay(page)
  await giveLeaPin(page)
  await signInSami(page)
  await page.getByRole('button', { name: 'Caisse' }).click()
  await page.getByRole('button', { name: 'Ouvrir le tiroir' }).click()
  await page.getByRole('button', { name: 'Vérifier le compte' }).click()
  await expect(page.getByRole('heading', { name: 'Un responsable peut l’accorder' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Compter et clôturer' })).toBeHidden()
  await typePin(page, '4711', 'Accorder')
  await expect(page.getByRole('button', { name: 'Compter et clôturer' })).toBeVisible()
  await expect.poll(async () => (await (await cafe.ask()).cashSessions.x({}))?.drawerOpenings).toBe(1)
})

test('the team is managed at the till: somebody comes, gets a role and a PIN, and leaves', async ({ page, cafe }) => {
  await cafe.open(page)
  await cafe.openDay(page)
  await openPeople(page)
  await page.getByRole('button', { name: 'L’équipe' }).click()
  await page.getByRole('button', { name: 'Ajouter quelqu’un' }).click()
  await page.getByLabel('Nom').fill('Ana Costa')
  await expect(page.getByLabel('Initiales')).toHaveValue('AC')
  await page.getByRole('button', { name: 'Adjoint' }).click()
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  const ask = await cafe.ask()
  await expect
    .poll(async () => (await ask.people.list({})).people)
    .toMatchObject([{}, {}, { name: 'Ana Costa', initials: 'AC', role: 'deputy', hasPin: false }])

  await page.getByRole('button', { name: 'Modifier Ana Costa' }).click()
  await page.getByRole('button', { name: 'Donner un code' }).click()
  // Whoever keeps every right has the first one.
  await expect(page.getByText('D’abord le code de Léa')).toBeVisible()
  await typePin(page, '4711', 'Garder ce code')
  await expect(page.getByText('D’abord le code de Léa')).toHaveCount(0)
  await typePin(page, '2468', 'Garder ce code')
  await expect(page.getByRole('button', { name: 'Retirer le code' })).toBeVisible()
  await page.getByRole('button', { name: 'Ne travaille plus ici' }).click()
  await expect(page.getByRole('button', { name: 'Retirer le code' })).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: /^Ana Costa/ })).toHaveCount(0)
  expect((await ask.people.list({})).people).toMatchObject([{}, {}, { active: false }])

  // The last manager stays.
  await page.getByRole('button', { name: 'L’équipe' }).click()
  await page.getByRole('button', { name: 'Modifier Léa' }).click()
  await page.getByRole('button', { name: 'Cuisine' }).click()
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(page.getByRole('main').getByText('Il faut au moins un responsable.')).toBeVisible()
})

test('a till whose people have PINs starts locked', async ({ page, cafe }) => {
  await cafe.open(page)
  await cafe.openDay(page)
  await giveLeaPin(page)
  await cafe.killAndRestart()
  await page.reload()
  await expect(page.getByText('Caisse verrouillée')).toBeVisible()
  await page.getByRole('button', { name: /Léa/ }).click()
  await typePin(page, '4711')
  await expect(page.getByRole('button', { name: COFFEE })).toBeVisible()
})
