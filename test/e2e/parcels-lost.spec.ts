import { inTexts } from '../../src/bricks/parcels/texts/in-screens.ts'
import { newCommandId } from '../../src/shared/ids.ts'
import { lookEveryWay } from './every-look.ts'
import { atTheCounter, key, labelOf, lay } from './parcels-desk.ts'
import { expect, test } from './till.ts'
import { scan } from './wand.ts'

const t = inTexts.fr.shelves

test('A-13 what an inventory did not find is declared lost: asked twice, off the shelves, and in the register', async ({
  page,
  cafe,
}) => {
  test.setTimeout(180_000)
  const { parcels } = await atTheCounter(page, cafe)
  await lay(parcels, 61_900_001, 'Martin Léa', 'B3')
  await page.getByRole('radio', { name: t.page, exact: true }).click()
  await key(page, t.inventory).click()
  await expect(page.getByText(t.walk)).toBeVisible()
  const known = await parcels.shelves({})
  const gone = known.parcels.find(({ code }) => code === '61900001')
  if (!gone || !known.inventory) throw new Error('no walk is on')
  const { inventoryId } = known.inventory
  for (const { parcelId } of known.parcels.filter((parcel) => parcel !== gone))
    await parcels.tickParcel({ inventoryId, parcelId, commandId: newCommandId() })
  const expected = known.parcels.length
  await expect(page.getByText(t.seen({ seen: expected - 1, expected }))).toBeVisible()
  await key(page, t.end).click()
  await key(page, t.endWith(1)).click()

  const gap = page.getByRole('region', { name: gone.code })
  await expect(gap).toContainText('Martin Léa')
  await gap.getByRole('button', { name: t.lost }).click()
  await lookEveryWay(page, 'parcels-lost-asked')
  expect((await parcels.parcelFile({ parcelId: gone.parcelId }))?.parcel.state).toBe('missing')
  await gap.getByRole('button', { name: t.confirmLost }).click()
  await expect(gap).toHaveCount(0)
  await lookEveryWay(page, 'parcels-lost')
  expect((await parcels.shelves({})).missing).toEqual([])
  const file = await parcels.parcelFile({ parcelId: gone.parcelId })
  expect(file).toMatchObject({ parcel: { state: 'lost', before: null } })
  expect(file?.events.at(-1)).toMatchObject({ kind: 'lose' })

  await page.getByRole('radio', { name: 'Comptoir', exact: true }).click()
  await scan(page, labelOf(61_900_001))
  await expect(page.getByText(/Ce colis n’est plus ici\s: perdu\./)).toBeVisible()
  await lookEveryWay(page, 'parcels-lost-scanned')
})
