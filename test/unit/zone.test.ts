import { describe, expect, it } from 'vitest'
import { isZone } from '../../src/shared/zone.ts'
import { entriesOf } from '../support/books.ts'
import { command } from '../support/said.ts'
import { openShop, refusalOf } from '../support/shop.ts'

describe('the time zone of a café', () => {
  it.each(['Europe/Paris', 'Indian/Reunion', 'America/Guadeloupe', 'America/Argentina/Ushuaia', 'UTC'])(
    'may be %s',
    (zone) => expect(isZone(zone)).toBe(true),
  )
  it.each(['', 'Paris', 'Europe/Pariss', '+02:00', 'Europe/Paris; DROP', '../etc/passwd'])('is never %j', (zone) =>
    expect(isZone(zone)).toBe(false),
  )
  it('is changed by a command, told by an event, and read by what comes after', async () => {
    const shop = await openShop()
    await shop.ask.till.changeSettings({ ...command(), zone: 'Pacific/Noumea' })
    const status = await shop.ask.till.status({})
    expect(status.phase === 'running' && status.settings.zone).toBe('Pacific/Noumea')
    const told = entriesOf(shop, 'events').findLast(({ kind }) => kind === 'setting-changed')
    expect(told?.payload['after']).toMatchObject({ zone: 'Pacific/Noumea' })
    expect(await refusalOf(shop.ask.till.changeSettings({ ...command(), zone: 'Mars/Olympus' }))).toBe('BAD_REQUEST')
    await shop.close()
  })
})
