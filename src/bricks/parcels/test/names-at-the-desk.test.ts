import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../../../../test/support/shop.ts'
import { mondialLabel, openParcelsShop } from './parcels-shop.ts'
import { DRAWN, openCounterShop } from './counter-shop.ts'

const NAME = 'Quetzalcoatl Vif'
const THIRD = 'Xerxes Tiers'

it('A-15 what the desk was told of a name is in no byte of the file thirteen months later', async () => {
  const { folder, remove } = temporaryFolder()
  const shop = await openCounterShop({ dataFolder: folder, from: '2026-11-21 09:00' })
  const found = () =>
    ['', '-wal']
      .map((end) => {
        try {
          return readFileSync(`${shop.ledgerFile}${end}`, 'latin1')
        } catch {
          return '' // the till is closed: it took its write-ahead file along
        }
      })
      .join('')
  for (let n = 0; n < 40; n += 1) {
    const parcelId = await shop.lay({ text: mondialLabel(71_000_000 + n), name: `${NAME} ${n}` })
    const thirdPerson = { name: THIRD, idType: 'passport' as const }
    await shop.handOver([parcelId], { signature: DRAWN, thirdPerson })
  }
  expect(found()).toContain(NAME)
  // Answers to commands are kept for two days, and go with the next Z.
  shop.set('2026-11-24 20:00')
  const reading = await shop.ask.cashSessions.x({})
  const { sessionId, expectedCents } = reading!
  await shop.ask.cashSessions.close(shop.command({ sessionId, countedCents: expectedCents }))
  await shop.close()
  const later = await openParcelsShop({ dataFolder: folder, from: '2027-12-22 09:00' })
  await later.close()
  const left = found()
  for (const gone of [NAME, NAME.toLowerCase(), THIRD, DRAWN]) expect(left.split(gone).length - 1, gone).toBe(0)
  remove()
}, 60_000)
