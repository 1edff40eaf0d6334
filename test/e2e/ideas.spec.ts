import type { Page } from '@playwright/test'
import { ideasOf } from '../../src/bricks/ideas/test/ideas-shop.ts'
import { newIdeaId, newVoiceId } from '../../src/bricks/ideas/ids.ts'
import { screenTexts } from '../../src/bricks/ideas/texts/screens.ts'
import { words } from '../../src/bricks/ideas/texts/words.ts'
import { newCommandId } from '../../src/shared/ids.ts'
import type { Lang } from '../../src/shared/texts/index.ts'
import { lookEveryWay } from './every-look.ts'
import { expect, test, type Cafe } from './till.ts'

const t = screenTexts.fr
const { themes } = words.fr
const said = [
  ['bread', 'Du pain le lundi', 6],
  ['transport', 'Un car pour le marché du samedi', 9],
  ['digital', 'De l’aide pour les papiers en ligne, une fois par semaine', 4],
  ['culture', 'Un ciné-club en hiver', 2],
  ['health', 'Une permanence d’infirmière', 1],
] as const

/** The box switched on, with what the village has said so far, and its page before the person. */
async function atTheBox(page: Page, cafe: Cafe, lang: Lang = 'fr') {
  const ask = await cafe.ask()
  await ask.till.changeSettings({ services: ['ideas'], commandId: newCommandId() })
  const ideas = ideasOf(ask)
  for (const [theme, text, voices] of said) {
    const ideaId = newIdeaId()
    await ideas.add({ ideaId, theme, text, contact: null, commandId: newCommandId() })
    for (let n = 1; n < voices; n += 1) {
      await ideas.alsoMe({ ideaId, voiceId: newVoiceId(), commandId: newCommandId() })
    }
  }
  await page.addInitScript((chosen) => localStorage.setItem('zinc.preferences', JSON.stringify({ lang: chosen })), lang)
  await cafe.open(page)
  return { ask, ideas }
}
const openBox = (page: Page, lang: Lang = 'fr') =>
  page
    .getByRole('navigation')
    .getByRole('button', { name: new RegExp(`^${screenTexts[lang].rail}`) })
    .click()
const key = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' }).first()

test('an idea is a theme, a few words and a key; « moi aussi » is one press and can be taken back', async ({
  page,
  cafe,
}) => {
  const { ideas } = await atTheBox(page, cafe)
  await openBox(page)
  await expect(page.getByRole('heading', { name: t.title })).toBeVisible()
  await page.getByRole('group', { name: t.theme, exact: true }).getByRole('button', { name: themes.post }).click()
  await page.getByRole('textbox', { name: t.text }).click()
  await page.keyboard.type('Un distributeur de billets')
  await lookEveryWay(page, 'ideas-new')
  await key(page, t.note).click()
  await expect(page.getByText(t.noted)).toBeVisible()
  expect((await ideas.list({})).find(({ theme }) => theme === 'post')).toMatchObject({ voices: 1 })

  await key(page, t.alsoMeFor({ text: 'Du pain le lundi' })).click()
  await expect(page.getByText(t.counted({ text: 'Du pain le lundi' }))).toBeVisible()
  await expect(page.getByLabel(t.voices({ count: 7 }))).toBeVisible()
  await lookEveryWay(page, 'ideas-voice')
  await key(page, t.undo).click()
  await expect(page.getByText(t.undone)).toBeVisible()
  await expect(page.getByLabel(t.voices({ count: 6 }))).toBeVisible()
})

test('what somebody says again is one voice more', async ({ page, cafe }) => {
  const { ideas } = await atTheBox(page, cafe)
  await openBox(page)
  await page.getByRole('textbox', { name: t.text }).click()
  await page.keyboard.type('pain frais')
  const like = page.getByRole('group', { name: t.likeIt })
  await lookEveryWay(page, 'ideas-like')
  await like.getByRole('button', { name: t.alsoMeFor({ text: 'Du pain le lundi' }) }).click()
  await expect(page.getByText(t.counted({ text: 'Du pain le lundi' }))).toBeVisible()
  expect((await ideas.list({})).find(({ theme }) => theme === 'bread')?.voices).toBe(7)
})

test('the village is answered, and whoever left a name is told', async ({ page, cafe }) => {
  const { ideas } = await atTheBox(page, cafe)
  await openBox(page)
  await page.getByRole('group', { name: t.theme, exact: true }).getByRole('button', { name: themes.sports }).click()
  await page.getByRole('textbox', { name: t.text }).fill('Une table de ping-pong')
  await key(page, t.leaveName).click()
  await page.getByRole('textbox', { name: t.name, exact: true }).fill('Mme Petit')
  await page.getByRole('textbox', { name: t.phone }).fill('06 12 34 56 78')
  await key(page, t.note).click({ force: true }) // it is dimmed, and says why
  await expect(page.getByText(t.lacks.consent)).toBeVisible()
  await key(page, t.consent).click()
  await lookEveryWay(page, 'ideas-contact')
  await key(page, t.note).click()
  await expect(page.getByText(t.noted)).toBeVisible()

  await key(page, /Une table de ping-pong$/).waitFor()
  await page.getByRole('listitem').filter({ hasText: 'Une table de ping-pong' }).getByRole('button').first().click()
  await key(page, t.moves.done).click()
  await expect(page.getByText(/Écrivez la réponse en quelques mots/)).toBeVisible()
  await page.getByRole('textbox', { name: t.answer }).fill('La mairie l’installe en avril')
  await key(page, t.moves.done).click()
  await expect(page.getByText(t.whom({ name: 'Mme Petit', phone: '06 12 34 56 78' }))).toBeVisible()
  await lookEveryWay(page, 'ideas-answer')
  await page.getByRole('group', { name: t.toTell }).getByRole('button', { name: t.told }).click()
  await expect(page.getByRole('group', { name: t.toTell })).toHaveCount(0)
  expect((await ideas.list({})).filter(({ isToTell }) => isToTell)).toEqual([])
})

test('a month is told by theme, as a table for the town hall and as a poster', async ({ page, cafe }) => {
  await atTheBox(page, cafe)
  await openBox(page)
  await page.getByRole('radio', { name: t.pageNames.counts }).click()
  await expect(page.getByRole('row', { name: new RegExp(themes.transport) })).toBeVisible()
  await lookEveryWay(page, 'ideas-counts')
  for (const [name, file] of [
    [t.csv, /^idees-.*\.csv$/],
    [t.poster, /^affiche-idees-.*\.pdf$/],
  ] as const) {
    const download = page.waitForEvent('download')
    await key(page, name).click()
    expect((await download).suggestedFilename()).toMatch(file)
  }
  await page.getByRole('radio', { name: t.pageNames.setup }).click()
  await key(page, t.addTheme).click()
  await page.getByRole('textbox', { name: t.themeName({ n: 10 }) }).fill('École')
  await lookEveryWay(page, 'ideas-setup')
  await key(page, t.save).click()
  await expect(page.getByText(t.saved)).toBeVisible()
  await page.getByRole('radio', { name: t.pageNames.box }).click()
  await expect(
    page.getByRole('group', { name: t.theme, exact: true }).getByRole('button', { name: 'École' }),
  ).toBeVisible()
})

test('in English, the page says the same', async ({ page, cafe }) => {
  await atTheBox(page, cafe, 'en')
  await openBox(page, 'en')
  await page.getByRole('listitem').filter({ hasText: 'Du pain' }).getByRole('button').first().click()
  await expect(page.getByText(screenTexts.en.state)).toBeVisible()
  await lookEveryWay(page, 'ideas-english')
  for (const name of ['counts', 'setup'] as const) {
    await page.getByRole('radio', { name: screenTexts.en.pageNames[name] }).click()
    await lookEveryWay(page, `ideas-${name}-english`)
  }
})
