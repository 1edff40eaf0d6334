import { afterEach, expect, it } from 'vitest'
import { morningSentences, todayTexts } from '../texts/today.ts'
import { spaced } from './counter-shop.ts'
import { openParcelsShop, type ParcelsShop } from './parcels-shop.ts'

let shop: ParcelsShop | undefined
afterEach(() => shop?.close())

it('tells it from the thresholds on that the café set, each a setting', async () => {
  const opened = (shop = await openParcelsShop({ from: '2026-11-16 10:13' }))
  const { parcels, ask, command } = opened
  const mine = async () => (await ask.today.items({})).find(({ service }) => service === 'parcels')?.items ?? []
  const counts = async () => Object.fromEntries((await mine()).map(({ kind, count }) => [kind, count]))
  const { setup } = await parcels.setup({})
  const { places: _, hasSuiviKey: _key, ...habits } = setup
  expect(habits).toEqual({
    keptMonths: 13,
    inducedMinutes: 10,
    seconds: { received: 20, handedOver: 60, droppedOff: 45 },
    codeTries: 5,
    nearlyFull: 90,
    forgottenDays: 3,
  })
  expect(await counts()).not.toHaveProperty('nearly-full')
  const lower = { ...habits, nearlyFull: 52, forgottenDays: 1, inducedMinutes: 15 }
  await parcels.saveHabits(command({ habits: lower }))
  expect((await parcels.setup({})).setup).toMatchObject(lower)
  expect((await counts())['still-here']).toBeGreaterThan(4)
  const sentences = (await mine()).map((item) => spaced(todayTexts.fr[item.kind]!(item)))
  expect(sentences).toContain('Colis : 52 % plein')
  expect(sentences.join()).toMatch(/colis ici depuis plus d'un jour/)
  expect((await parcels.statements({ month: '2026-11' })).inducedMinutes).toBe(15)
})

it('the morning is one sentence, which says how full it is every day', () => {
  const item = (kind: string, count: number, values: Record<string, string | number> = {}) =>
    ({ kind, count, values, urgency: 'later', atMs: null, wanted: null }) as const
  const items = [item('to-return', 4), item('expires-tomorrow', 2)]
  const morning = (percent: number, more: typeof items = []) =>
    spaced(morningSentences([...items, ...more], percent, 'fr'))
  expect(morning(93)).toBe("4 à rendre aujourd'hui, 2 expirent demain, 93 % plein.")
  expect(morning(95, [item('nearly-full', 1, { percent: 95 })])).toBe(
    "4 à rendre aujourd'hui, 2 expirent demain, 95 % plein.",
  )
  expect(morningSentences(items, 93, 'en')).toBe('4 to return today, 2 expire tomorrow, 93% full.')
  expect(morningSentences([], undefined, 'fr')).toBe('')
})
