import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { WebSocket } from 'ws'
import { expect, it, onTestFinished } from 'vitest'
import { serveWeb, type WebHost } from '../../../main/hosts/web.ts'
import { temporaryFolder, type Ask } from '../../../../test/support/shop.ts'
import { newRentalId } from '../ids.ts'
import { bikesOf, openBikesShop, refusedWith, type BikesAsk } from './bikes-shop.ts'

const CLIENTS = 50

/** One window of its own, over a socket of its own. */
async function windowOf(web: WebHost): Promise<BikesAsk> {
  const socket = new WebSocket(`ws://127.0.0.1:${web.port}/rpc`, { origin: `http://127.0.0.1:${web.port}` })
  const link = new RPCLink({ websocket: socket as unknown as globalThis.WebSocket })
  await new Promise((opened, failed) => socket.once('open', opened).once('error', failed))
  onTestFinished(() => socket.terminate())
  return bikesOf(createORPCClient<Ask>(link))
}

it('B-06 fifty windows ask for the last VAE at once: exactly one has it', { timeout: 60_000 }, async () => {
  const shop = await openBikesShop()
  const { folder, remove } = temporaryFolder()
  const pages = join(folder, 'pages')
  mkdirSync(pages)
  writeFileSync(join(pages, 'index.html'), '<!doctype html><title>Zinc</title>')
  const web = await serveWeb({ router: () => shop.till.router, pages, port: 0 })
  onTestFinished(async () => {
    await web.close()
    await shop.close()
    remove()
  })
  await shop.book('2027-07-12 09:00', '2027-07-12 12:00', { VAE: 2 })
  const windows = await Promise.all(Array.from({ length: CLIENTS }, () => windowOf(web)))
  const asked = shop.asked('2027-07-12 09:00', '2027-07-12 12:00', { VAE: 1 })
  const answers = await Promise.all(
    windows.map((bikes) =>
      refusedWith(bikes.hold(shop.command({ rentalId: newRentalId(), asked, channel: 'phone' as const }))),
    ),
  )
  expect(Map.groupBy(answers, ({ code }) => code).get('none')).toHaveLength(1)
  expect(Map.groupBy(answers, ({ code }) => code).get('TOO_FEW_BIKES')).toHaveLength(CLIENTS - 1)
  expect(shop.one(`SELECT count(*) FROM calendar_blocks WHERE state IN ('held', 'confirmed')`)).toBe(3)
  expect(shop.one(`SELECT count(DISTINCT resource) FROM calendar_blocks WHERE state IN ('held', 'confirmed')`)).toBe(3)
})
