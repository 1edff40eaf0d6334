import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import Database from 'better-sqlite3'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { WebSocket } from 'ws'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { serveWeb } from '../../../main/hosts/web.ts'
import { newCommandId } from '../../../shared/ids.ts'
import { attempts } from '../../../renderer/ui/picture.ts'
import { refusalOf, temporaryFolder } from '../../../../test/support/shop.ts'
import { newPhotoId, newRentalId } from '../ids.ts'
import { bikesTrack } from '../migrations.ts'
import { PHOTO_BYTES_MAX, PICTURE_BYTES_MAX } from '../photo.ts'
import { bikesOf } from './bikes-shop.ts'
import { cheque, command, openHire, type HireShop } from './out-shop.ts'

/** So many bytes that begin and end as a JPEG does. */
function jpegOf(bytes: number, fill = 7): string {
  const picture = Buffer.alloc(bytes, fill)
  picture.set([0xff, 0xd8, 0xff], 0)
  picture.set([0xff, 0xd9], bytes - 2)
  return picture.toString('base64')
}
const small = jpegOf(300)

let hire: HireShop
beforeEach(async () => void (hire = await openHire('2027-07-12 09:00')))
afterEach(() => hire.close())

const vtc = { until: '2027-07-12 12:00', models: { VTC: 1 } }
const add = (rentalId: ReturnType<typeof newRentalId>, number: string, moment: 'out' | 'in', jpeg = small) =>
  hire.bikes.addPhoto({ ...command(), rentalId, bikeId: hire.bike(number), moment, jpeg })

describe('pictures of a bike', () => {
  it('are taken before it leaves and when it is back, counted with the hire, and read one by one', async () => {
    const held = await hire.hold(vtc)
    await add(held.rentalId, 'VTC-01', 'out')
    const two = await add(held.rentalId, 'VTC-01', 'out', jpegOf(400, 9))
    expect(two.photos).toMatchObject([{ moment: 'out' }, { moment: 'out', bikeId: hire.bike('VTC-01') }])
    expect(await refusalOf(add(held.rentalId, 'VTC-01', 'in'))).toBe('BIKE_NOT_OUT')
    const gone = await hire.depart(held, { deposit: cheque })
    expect(gone.photos).toHaveLength(2)
    await add(held.rentalId, 'VTC-01', 'in')
    const back = await hire.back(gone, ['VTC-01'])
    expect(back.photos.map(({ moment }) => moment)).toEqual(['out', 'out', 'in'])
    const second = two.photos[1]?.photoId ?? newPhotoId()
    expect(await hire.bikes.photo({ photoId: second })).toBe(jpegOf(400, 9))
    expect(await hire.bikes.photo({ photoId: newPhotoId() })).toBeNull()
  })

  it('may be taken again until the bike has left or is back, and then stay', async () => {
    const held = await hire.hold(vtc)
    const { photos } = await add(held.rentalId, 'VTC-01', 'out')
    const drop = (photoId: ReturnType<typeof newPhotoId>) => hire.bikes.dropPhoto({ ...command(), photoId })
    expect((await drop(photos[0]?.photoId ?? newPhotoId())).photos).toEqual([])
    const { photos: again } = await add(held.rentalId, 'VTC-01', 'out')
    const gone = await hire.depart(held, { deposit: cheque })
    expect(await refusalOf(drop(again[0]?.photoId ?? newPhotoId()))).toBe('PHOTO_KEPT')
    const { photos: both } = await add(held.rentalId, 'VTC-01', 'in')
    const later = both.find(({ moment }) => moment === 'in')?.photoId ?? newPhotoId()
    await hire.back(gone, ['VTC-01'])
    expect(await refusalOf(drop(later))).toBe('PHOTO_KEPT')
    expect(await refusalOf(drop(newPhotoId()))).toBe('PHOTO_UNKNOWN')
  })

  it('are four of each bike at most, and of bikes of this hire alone', async () => {
    const held = await hire.hold(vtc)
    for (let n = 0; n < 4; n += 1) await add(held.rentalId, 'VTC-01', 'out')
    expect(await refusalOf(add(held.rentalId, 'VTC-01', 'out'))).toBe('PHOTOS_FULL')
    expect(await refusalOf(add(held.rentalId, 'VTC-02', 'out'))).toBe('BIKE_NOT_OF_RENTAL')
    expect(await refusalOf(add(newRentalId(), 'VTC-01', 'out'))).toBe('RENTAL_UNKNOWN')
    await hire.bikes.cancel({ ...command(), rentalId: held.rentalId })
    expect(await refusalOf(add(held.rentalId, 'VTC-01', 'out'))).toBe('RENTAL_GONE')
  })

  it('are pictures: any other file is refused in one sentence', async () => {
    const held = await hire.hold(vtc)
    const pdf = Buffer.from('%PDF-1.7 …').toString('base64')
    expect(await refusalOf(add(held.rentalId, 'VTC-01', 'out', pdf))).toBe('PHOTO_UNREADABLE')
    const cut = Buffer.from(jpegOf(300), 'base64').subarray(0, 200).toString('base64')
    expect(await refusalOf(add(held.rentalId, 'VTC-01', 'out', cut))).toBe('PHOTO_UNREADABLE')
    expect(await refusalOf(add(held.rentalId, 'VTC-01', 'out', jpegOf(PHOTO_BYTES_MAX + 10)))).not.toBe('none')
  })

  it('of a bike that did not leave after all do not stay with the hire', async () => {
    const held = await hire.hold(vtc)
    await add(held.rentalId, 'VTC-01', 'out')
    // The form asks again, for an e-bike in its place.
    const other = await hire.hold({ until: '2027-07-12 12:00', models: { VAE: 1 } }, held.rentalId)
    const gone = await hire.depart(other, { deposit: cheque })
    expect(gone.photos).toEqual([])
    expect(hire.shop.one('SELECT count(*) FROM bike_photos')).toBe(0)
  })

  it('go with a form that nobody finished', async () => {
    const held = await hire.hold(vtc)
    await add(held.rentalId, 'VTC-01', 'out')
    expect(hire.shop.one('SELECT count(*) FROM bike_photos')).toBe(1)
    const db = new Database(hire.shop.ledgerFile)
    db.pragma('foreign_keys = ON')
    db.exec('DELETE FROM bike_rental_lines; DELETE FROM bike_rentals')
    db.close()
    expect(hire.shop.one('SELECT count(*) FROM bike_photos')).toBe(0)
  })
})

describe('the way of a picture', () => {
  it('takes the largest one through the web host, four times over', async () => {
    const { folder, remove } = temporaryFolder()
    const pages = join(folder, 'pages')
    mkdirSync(pages, { recursive: true })
    writeFileSync(join(pages, 'index.html'), '<!doctype html>')
    const web = await serveWeb({ router: () => hire.shop.till.router, pages, port: 0 })
    const socket = new WebSocket(`ws://127.0.0.1:${web.port}/rpc`, { headers: { origin: web.url.replace(/\/$/, '') } })
    // The library wants a browser's socket, and ws speaks as one.
    const over = bikesOf(createORPCClient(new RPCLink({ websocket: socket as never })))
    const held = await hire.hold(vtc)
    const [line] = held.lines
    const input = { rentalId: held.rentalId, bikeId: line!.bikeId, moment: 'out' as const }
    for (let n = 0; n < 4; n += 1) {
      await over.addPhoto({ commandId: newCommandId(), ...input, jpeg: jpegOf(PHOTO_BYTES_MAX, n) })
    }
    const { photos } = (await over.rental({ rentalId: held.rentalId }))!
    expect(photos).toHaveLength(4)
    expect(await over.photo({ photoId: photos[3]!.photoId })).toBe(jpegOf(PHOTO_BYTES_MAX, 3))
    socket.close()
    await web.close()
    remove()
  })

  it('is tried in ever smaller sizes and qualities, upright or not, and never made larger', () => {
    const tall = attempts(3000, 4000, 1280)
    expect(tall[0]).toEqual({ width: 960, height: 1280, quality: 0.82 })
    expect(attempts(640, 480, 1280)[0]).toEqual({ width: 640, height: 480, quality: 0.82 })
    const pixels = tall.map(({ width, height }) => width * height)
    expect(pixels).toEqual(pixels.toSorted((a, b) => b - a))
    expect(tall.at(-1)).toEqual({ width: 336, height: 448, quality: 0.46 })
  })
})

describe('the picture of a model', () => {
  it('is kept, changed and removed, and told by the fleet', async () => {
    const { modelId } = hire.model('VTC')
    const save = (jpeg: string | null) => hire.bikes.saveModelPicture({ ...command(), modelId, jpeg })
    const stamp = async () => (await hire.bikes.fleet({})).models.find((one) => one.modelId === modelId)?.pictureMs
    expect(await stamp()).toBeNull()
    await save(jpegOf(PICTURE_BYTES_MAX))
    const first = await stamp()
    expect(await hire.bikes.modelPicture({ modelId })).toBe(jpegOf(PICTURE_BYTES_MAX))
    await save(small)
    expect(await stamp()).not.toBe(first)
    await save(null)
    expect(await stamp()).toBeNull()
    expect(await hire.bikes.modelPicture({ modelId })).toBeNull()
    expect(await refusalOf(save('AAAA'))).toBe('PHOTO_UNREADABLE')
  })
})

describe('a ledger from before', () => {
  it('loses the empty lists of pictures in the rows of its hires', () => {
    const db = new Database(':memory:')
    const [first, second] = bikesTrack.steps
    db.exec(first?.sql ?? '')
    db.exec(
      `INSERT INTO bike_models VALUES ('m', 0, '{}', 0); INSERT INTO bikes VALUES ('b', 'm', 'VTC-01', 0, '{}', 0, NULL, NULL)`,
    )
    db.exec(`INSERT INTO bike_rentals VALUES ('r', NULL, NULL, 'out', 1, 2, NULL, '', '', '{}', '', 1)`)
    db.prepare('INSERT INTO bike_rental_lines VALUES (?, ?, ?, ?)').run(
      'r',
      0,
      'b',
      JSON.stringify({ goingOut: { note: '', photos: [] }, comingIn: null }),
    )
    db.exec(second?.sql ?? '')
    const value = db.prepare<[], string>('SELECT value FROM bike_rental_lines').pluck().get()
    expect(JSON.parse(value ?? '')).toEqual({ goingOut: { note: '' }, comingIn: null })
  })
})
