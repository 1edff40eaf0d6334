import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { newCustomerId } from '../../../shared/ids.ts'
import { refusalOf } from '../../../../test/support/shop.ts'
import type { BusinessDay } from '../../../shared/business-day.ts'
import { newIdeaId, newVoiceId } from '../ids.ts'
import { freshSetup, mayBecome, zIdeaState } from '../rules/idea.ts'
import { similarTo } from '../rules/similar.ts'
import { openIdeasShop } from './ideas-shop.ts'

async function aShop() {
  const shop = await openIdeasShop()
  onTestFinished(() => shop.close())
  return shop
}
const month = (text: string) => ({ from: `${text}-01` as BusinessDay, to: `${text}-30` as BusinessDay })

describe('an idea of the village', () => {
  it('is noted without a name, and counted once for each who says so', async () => {
    const shop = await aShop()
    const bread = await shop.say('bread', 'Du pain le lundi')
    const bus = await shop.say('transport', 'Un car le samedi')
    await shop.alsoMe(bus, 3)
    const listed = await shop.ideas.list({})
    expect(listed.map(({ ideaId, voices }) => [ideaId, voices])).toEqual([
      [bus, 4],
      [bread, 1],
    ])
    expect(listed[1]).toMatchObject({ state: 'open', day: '2026-11-23', thisMonth: 1, lastMonth: 0, isToTell: false })
  })

  it('takes back a voice of the day, and never the first', async () => {
    const shop = await aShop()
    const ideaId = await shop.say('bread', 'Du pain')
    const voiceId = newVoiceId()
    await shop.ideas.alsoMe(shop.command({ ideaId, voiceId }))
    expect(await refusalOf(shop.ideas.alsoMe(shop.command({ ideaId, voiceId })))).toBe('ID_REUSED')
    await shop.ideas.takeBack(shop.command({ voiceId }))
    expect(await refusalOf(shop.ideas.takeBack(shop.command({ voiceId })))).toBe('VOICE_UNKNOWN')
    const first = ideaId.replace('ide_', 'voi_') as typeof voiceId
    expect(await refusalOf(shop.ideas.takeBack(shop.command({ voiceId: first })))).toBe('VOICE_UNKNOWN')
    await shop.alsoMe(ideaId)
    expect((await shop.ideas.list({}))[0]?.voices).toBe(2)
  })

  it('refuses an unknown theme, an id that is there, and an idea that is not', async () => {
    const shop = await aShop()
    const ideaId = await shop.say('bread', 'Du pain')
    const again = { ideaId, theme: 'bread', text: 'Autre', contact: null }
    expect(await refusalOf(shop.ideas.add(shop.command(again)))).toBe('ID_REUSED')
    expect(await refusalOf(shop.ideas.add(shop.command({ ...again, theme: 'moon' })))).toBe('THEME_UNKNOWN')
    const nobodys = { ideaId: newIdeaId() }
    expect(await refusalOf(shop.ideas.alsoMe(shop.command({ ...nobodys, voiceId: newVoiceId() })))).toBe('IDEA_UNKNOWN')
    expect(await refusalOf(shop.ideas.told(shop.command(nobodys)))).toBe('IDEA_UNKNOWN')
    const text = { theme: 'bread', text: 'x' }
    expect(await refusalOf(shop.ideas.amend(shop.command({ ...nobodys, ...text })))).toBe('IDEA_UNKNOWN')
    expect(await refusalOf(shop.ideas.amend(shop.command({ ideaId, theme: 'moon', text: 'x' })))).toBe('THEME_UNKNOWN')
  })

  it('goes from open to its answer and back by the states alone, with a reason', async () => {
    const shop = await aShop()
    for (const from of zIdeaState.options) {
      for (const to of zIdeaState.options) {
        const ideaId = await shop.say('other', `${from} ${to}`)
        if (from !== 'open') await shop.ideas.answer(shop.command({ ideaId, state: from, note: 'ainsi' }))
        const done = await refusalOf(shop.ideas.answer(shop.command({ ideaId, state: to, note: 'autrement' })))
        expect(done, `${from} → ${to}`).toBe(mayBecome(from).includes(to) ? 'none' : 'IDEA_NOT_SO')
      }
    }
    const ideaId = await shop.say('other', 'Sans raison')
    expect(await refusalOf(shop.ideas.answer(shop.command({ ideaId, state: 'done', note: ' ' })))).toBe('NOTE_MISSING')
    await shop.ideas.answer(shop.command({ ideaId, state: 'done', note: 'Livré le lundi' }))
    expect(await refusalOf(shop.ideas.alsoMe(shop.command({ ideaId, voiceId: newVoiceId() })))).toBe('IDEA_OVER')
  })
})

describe('who had it', () => {
  const petit = { name: 'Mme Petit', phone: '06 12', consent: true as const }

  it('is told with consent, and the counter’s list names nobody', async () => {
    const shop = await aShop()
    const ideaId = newIdeaId()
    const contact = { ...petit, customerId: newCustomerId() }
    await shop.ideas.add(shop.command({ ideaId, theme: 'post', text: 'Un distributeur', contact }))
    expect(JSON.stringify(await shop.ideas.list({}))).not.toContain('Petit')
    await shop.ideas.answer(shop.command({ ideaId, state: 'declined', note: 'Trop cher' }))
    const today = async () => (await shop.ask.today.items({})).flatMap(({ items }) => items)
    await shop.ask.till.changeSettings(shop.command({ services: ['ideas'] }))
    expect(await today()).toMatchObject([{ kind: 'to-tell', count: 1, urgency: 'now' }])
    expect(await shop.ideas.contact({ ideaId })).toEqual({ name: 'Mme Petit', phone: '06 12' })
    await shop.ideas.told(shop.command({ ideaId }))
    expect(await today()).toEqual([])
    await shop.ideas.answer(shop.command({ ideaId, state: 'discussed', note: '' }))
    await shop.ideas.answer(shop.command({ ideaId, state: 'done', note: 'La mairie l’a acheté' }))
    expect(await today()).toMatchObject([{ kind: 'to-tell' }])
  })

  it('goes with the customer, and the idea stays', async () => {
    const shop = await aShop()
    const ideaId = newIdeaId()
    const contact = { ...petit, customerId: newCustomerId() }
    await shop.ideas.add(shop.command({ ideaId, theme: 'post', text: 'Un distributeur', contact }))
    await shop.ask.customers.erase(shop.command({ customerId: contact.customerId }))
    expect(await shop.ideas.contact({ ideaId })).toBeNull()
    expect(shop.one('SELECT count(*) FROM ideas WHERE customer_id IS NOT NULL')).toBe(0)
    expect(await shop.ideas.list({})).toHaveLength(1)
    const erased = { ideaId: newIdeaId(), theme: 'post', text: 'Encore', contact }
    expect(await refusalOf(shop.ideas.add(shop.command(erased)))).toBe('CUSTOMER_ERASED')
  })

  it('is forgotten after the months of the settings, with a trace that names nobody', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    onTestFinished(() => void vi.useRealTimers())
    const shop = await aShop()
    await shop.ideas.saveSetup(shop.command({ setup: { ...freshSetup(), keepMonths: 2 } }))
    const ideaId = newIdeaId()
    const contact = { ...petit, customerId: newCustomerId() }
    await shop.ideas.add(shop.command({ ideaId, theme: 'post', text: 'Un distributeur', contact }))
    const named = () => shop.one('SELECT count(*) FROM ideas WHERE customer_id IS NOT NULL')
    shop.set('2027-01-23')
    vi.advanceTimersByTime(30_000)
    expect(named()).toBe(1)
    shop.set('2027-01-24')
    vi.advanceTimersByTime(30_000)
    expect(named()).toBe(0)
    const trace = shop.one<string>(
      `SELECT entry FROM journal_entries WHERE chain = 'events' AND entry LIKE '%retention-applied%ideas%'`,
    )
    expect(JSON.parse(trace)).toMatchObject({ payload: { dataClass: 'ideas', count: 1 } })
  })
})

describe('what it adds up to', () => {
  it('counts by theme and time, with the time before', async () => {
    const shop = await aShop()
    shop.set('2026-10-20')
    const bread = await shop.say('bread', 'Du pain')
    await shop.alsoMe(bread)
    shop.set('2026-11-10')
    await shop.say('bread', 'Une boulangerie')
    await shop.alsoMe(bread, 4)
    await shop.say('health', 'Une infirmière')
    await shop.ideas.answer(shop.command({ ideaId: bread, state: 'done', note: 'Dépôt de pain' }))
    const counts = await shop.ideas.counts(month('2026-11'))
    const of = (theme: string) => counts.find((one) => one.theme === theme)
    expect(of('bread')).toEqual({ theme: 'bread', ideas: 1, voices: 5, voicesBefore: 2, done: 1 })
    expect(of('health')).toEqual({ theme: 'health', ideas: 1, voices: 1, voicesBefore: 0, done: 0 })
    expect(of('post')).toEqual({ theme: 'post', ideas: 0, voices: 0, voicesBefore: 0, done: 0 })
    expect((await shop.ideas.list({})).find(({ ideaId }) => ideaId === bread)).toMatchObject({
      voices: 6,
      lastMonth: 2,
    })
  })

  it('is handed to the town hall as a table, without anybody’s name and without formulas', async () => {
    const shop = await aShop()
    const contact = { name: 'Mme Petit', phone: '06 12', consent: true as const, customerId: newCustomerId() }
    await shop.ideas.add(shop.command({ ideaId: newIdeaId(), theme: 'bread', text: '=1+1', contact }))
    const { name, base64 } = await shop.ideas.csv(month('2026-11'))
    expect(name).toBe('idees-2026-11-01-2026-11-30.csv')
    const table = Buffer.from(base64, 'base64').toString('utf8')
    expect(table).toContain(`Pain, courses;'=1+1;1;Ouverte;;23/11/2026;`)
    expect(table).not.toContain('Petit')
  })

  it('hangs in the window as a page', async () => {
    const shop = await aShop()
    const ideaId = await shop.say('bread', 'Du pain le lundi')
    await shop.ideas.answer(shop.command({ ideaId, state: 'done', note: 'Le boulanger livre le lundi' }))
    for (const period of [month('2026-11'), month('2026-09')]) {
      const { base64 } = await shop.ideas.poster(period)
      expect(Buffer.from(base64, 'base64').subarray(0, 5).toString()).toBe('%PDF-')
    }
  })
})

describe('themes', () => {
  it('are the café’s own, each once, and one that is used stays', async () => {
    const shop = await aShop()
    await shop.say('bread', 'Du pain')
    const { themes } = freshSetup()
    const save = (next: readonly { code: string; name: string }[]) =>
      refusalOf(shop.ideas.saveSetup(shop.command({ setup: { themes: [...next], keepMonths: 6 } })))
    expect(await save([...themes, { code: 'bread', name: 'Encore' }])).toBe('THEME_TWICE')
    expect(await save(themes.filter(({ code }) => code !== 'bread'))).toBe('THEME_IN_USE')
    expect(await save([...themes.filter(({ code }) => code !== 'post'), { code: 'own-1', name: 'École' }])).toBe('none')
    expect((await shop.ideas.setup({})).themes.at(-1)).toEqual({ code: 'own-1', name: 'École' })
  })
})

describe('what was said before', () => {
  const box = ['Du pain le lundi', 'Un car le samedi', 'Un médecin'].map((text) => ({ text }))
  it.each([
    ['pains', ['Du pain le lundi']],
    ['un bus le SAMEDI', ['Un car le samedi']],
    ['medecin', ['Un médecin']],
    ['un', []],
    ['piscine', []],
  ])('« %s » is like %j', (text, expected) => {
    expect(similarTo(text, box, 3).map((one) => one.text)).toEqual(expected)
  })
})
