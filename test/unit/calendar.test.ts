import { fork } from 'node:child_process'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { describe, expect, it, onTestFinished } from 'vitest'
import { clearFor, extend, freeNow, freeResources, makeRoom, nextFree } from '../../src/main/calendar/index.ts'
import { inTransaction } from '../../src/main/db/open.ts'
import { tracks } from '../../src/main/ledger-parts.ts'
import { spanOf, type Block } from '../../src/shared/calendar.ts'
import { zBlock } from '../../src/shared/contracts/calendar.ts'
import { newBlockId } from '../../src/shared/ids.ts'
import { booking, maintenance, openCalendar } from '../support/calendar.ts'
import { folderOfTest } from '../support/folder-of-test.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** 10 July 2027, midnight in UTC. */
const DAY_0 = Date.UTC(2027, 6, 10)
const at = (hours: number, minutes = 0) => DAY_0 + hours * HOUR + minutes * MINUTE
const NOW = at(9)
const BIKES = ['bik_1', 'bik_2', 'bik_3']

function open() {
  const opened = openCalendar(folderOfTest())
  onTestFinished(() => void opened.db.close())
  const put = (own: Partial<Block>): Block => {
    const block = booking(own)
    const done = opened.calendar.put(block, NOW)
    expect(done).toEqual({ ok: true, value: block })
    return block
  }
  return { ...opened, put, count: () => opened.db.prepare('SELECT count(*) FROM calendar_blocks').pluck().get() }
}
const hours = (from: number, to: number, bufferMinutes = 0) => spanOf(at(from), at(to), bufferMinutes * MINUTE)

describe('two blocks on one resource', () => {
  it('may touch; what overlaps is refused with the block in the way, and nothing is written', () => {
    const { calendar, put, count } = open()
    const first = put(hours(10, 12))
    put(hours(12, 14))
    put({ ...hours(10, 12), resource: 'bik_2' })
    const refused = calendar.put(booking({ ...hours(11, 13), ref: 'rnt_late' }), NOW)
    expect(refused).toMatchObject({
      ok: false,
      code: 'RESOURCE_BUSY',
      inTheWay: first,
      detail: { blockId: first.blockId, resource: 'bik_1', ref: 'rnt_1', untilMs: at(12) },
    })
    expect(count()).toBe(3)
    expect(zBlock.parse(calendar.byId(first.blockId))).toEqual(first)
  })

  it('keep the larger of their two buffers between them, whichever comes first', () => {
    const { calendar, put } = open()
    put(hours(10, 12, 30))
    expect(calendar.put(booking({ ...hours(12, 13, 0), startMs: at(12, 29) }), NOW)).toMatchObject({ ok: false })
    put({ ...spanOf(at(12, 30), at(13), 0) })
    // The next one wants an hour where the one before it wanted nothing.
    expect(calendar.put(booking(spanOf(at(13, 59), at(15), HOUR)), NOW)).toMatchObject({ code: 'RESOURCE_BUSY' })
    put(spanOf(at(14), at(15), HOUR))
    expect(calendar.put(booking(spanOf(at(15, 59), at(17), 0)), NOW)).toMatchObject({ code: 'RESOURCE_BUSY' })
    put(spanOf(at(16), at(17), 0))
  })

  it('a maintenance gives back what is ready: the next hire follows at once, and the one before keeps its buffer', () => {
    const { calendar, put } = open()
    put(hours(10, 12, 30))
    expect(calendar.put(maintenance(spanOf(at(12), at(14), null)), NOW)).toMatchObject({ code: 'RESOURCE_BUSY' })
    expect(calendar.put(maintenance(spanOf(at(12, 30), at(14), null)), NOW)).toMatchObject({ ok: true })
    put(hours(14, 16, 30))
  })

  it.each([
    [
      'an insert',
      `INSERT INTO calendar_blocks SELECT 'blk_x', resource, kind, state, start_ms, end_ms, 0, ref, 0, NULL FROM calendar_blocks WHERE ref = 'second'`,
    ],
    [
      'INSERT OR IGNORE',
      `INSERT OR IGNORE INTO calendar_blocks VALUES ('blk_x', 'bik_1', 'booking', 'out', 11, 12, 0, '', 0, NULL)`,
    ],
    [
      'INSERT OR REPLACE',
      `INSERT OR REPLACE INTO calendar_blocks VALUES ('blk_x', 'bik_1', 'booking', 'held', 11, 12, 0, '', 0, NULL)`,
    ],
    [
      'REPLACE of the other block',
      `REPLACE INTO calendar_blocks SELECT block_id, resource, kind, state, 11, 12, 0, ref, 0, NULL FROM calendar_blocks WHERE ref = 'second'`,
    ],
    [
      'an upsert',
      `INSERT INTO calendar_blocks SELECT block_id, resource, kind, 'done', 1, 2, 0, ref, 0, NULL FROM calendar_blocks WHERE ref = 'second' ON CONFLICT DO UPDATE SET start_ms = 19`,
    ],
    [
      'an instant written as text',
      `INSERT INTO calendar_blocks VALUES ('blk_x', 'bik_1', 'booking', 'out', '11', '12', 0, '', 0, NULL)`,
    ],
    ['an update of the time', `UPDATE calendar_blocks SET start_ms = 19 WHERE ref = 'second'`],
    ['UPDATE OR IGNORE', `UPDATE OR IGNORE calendar_blocks SET start_ms = 19 WHERE ref = 'second'`],
    ['UPDATE OR REPLACE', `UPDATE OR REPLACE calendar_blocks SET start_ms = 19 WHERE ref = 'second'`],
    ['an update of the resource', `UPDATE calendar_blocks SET resource = 'bik_1' WHERE ref = 'elsewhere'`],
    ['an update of the state', `UPDATE calendar_blocks SET state = 'confirmed' WHERE ref = 'void'`],
    ['an update of the buffer', `UPDATE calendar_blocks SET buffer_ms = 5 WHERE ref = 'second'`],
  ])('are refused by the database itself: %s', (_what, sql) => {
    const { calendar, db } = open()
    const puts = [
      booking({ ...spanOf(10, 20, 0), ref: 'first' }),
      booking({ ...spanOf(22, 30, 0), ref: 'second' }),
      booking({ ...spanOf(10, 20, 0), ref: 'elsewhere', resource: 'bik_2' }),
      booking({ ...spanOf(10, 20, 0), ref: 'void', state: 'void' }),
    ]
    expect(calendar.apply({ puts }, 0).ok).toBe(true)
    const before = db.prepare('SELECT * FROM calendar_blocks').all()
    expect(() => db.exec(sql)).toThrow('RESOURCE_BUSY')
    expect(db.prepare('SELECT * FROM calendar_blocks').all()).toEqual(before)
  })

  it('an end before its start, an id that is used, a block that nobody knows or that is over: refused by name', () => {
    const { calendar, put, count } = open()
    const block = put(hours(10, 12))
    expect(calendar.put(booking(spanOf(at(12), at(12), HOUR)), NOW)).toMatchObject({ code: 'END_BEFORE_START' })
    expect(calendar.put({ ...block, resource: 'bik_2' }, NOW)).toMatchObject({ code: 'ID_REUSED' })
    expect(calendar.release(newBlockId(), NOW)).toMatchObject({ code: 'BLOCK_UNKNOWN' })
    expect(calendar.release(block.blockId, NOW).ok).toBe(true)
    expect(calendar.change(block.blockId, { state: 'confirmed' }, NOW)).toMatchObject({ code: 'BLOCK_OVER' })
    expect(calendar.giveBack(newBlockId(), NOW, NOW)).toMatchObject({ code: 'BLOCK_UNKNOWN' })
    expect(count()).toBe(1)
  })
})

describe('a set of moves', () => {
  it('two blocks change places in one go, although each meets the other on its way; so do three in a circle', () => {
    const { calendar, put } = open()
    const [a, b, c] = BIKES.map((resource, n) => put({ ...hours(10, 12 + n), resource })) as [Block, Block, Block]
    const swap = calendar.apply(
      {
        changes: [
          { blockId: a.blockId, resource: 'bik_2' },
          { blockId: b.blockId, resource: 'bik_1' },
        ],
      },
      NOW,
    )
    expect(swap).toMatchObject({ ok: true, value: [{ resource: 'bik_2' }, { resource: 'bik_1' }] })
    const circle = [a, b, c].map(({ blockId }, n) => ({ blockId, resource: BIKES[(n + 2) % 3]! }))
    expect(calendar.apply({ changes: circle }, NOW).ok).toBe(true)
    expect([a, b, c].map(({ blockId }) => calendar.byId(blockId)?.resource)).toEqual(['bik_3', 'bik_1', 'bik_2'])
    expect(calendar.fleet(BIKES, NOW).blocks.every(({ state }) => state === 'confirmed')).toBe(true)
  })

  it('all of it or nothing, also inside a transaction that goes on', () => {
    const { calendar, db, put } = open()
    const a = put(hours(10, 12))
    const b = put({ ...hours(10, 12), resource: 'bik_2' })
    put({ ...hours(11, 13), resource: 'bik_3' })
    const before = db.prepare('SELECT * FROM calendar_blocks').all()
    inTransaction(db, () => {
      const changes = [
        { blockId: a.blockId, resource: 'bik_2' },
        { blockId: b.blockId, resource: 'bik_3' },
      ]
      expect(calendar.apply({ changes, puts: [booking(hours(15, 16))] }, NOW)).toMatchObject({
        code: 'RESOURCE_BUSY',
        inTheWay: { resource: 'bik_3' },
      })
    })
    expect(db.prepare('SELECT * FROM calendar_blocks').all()).toEqual(before)
  })

  it('B-14: a puncture ends one hire, opens a maintenance behind it and goes on with another bike', () => {
    const { calendar, put } = open()
    const hire = put({ ...hours(13, 18, 30), state: 'out' })
    const puncture = at(14, 20)
    const swap = (resource: string) =>
      calendar.apply(
        {
          changes: [{ blockId: hire.blockId, state: 'done', endMs: puncture, bufferMs: null }],
          puts: [
            maintenance({ ...spanOf(puncture, at(40), null) }),
            booking({ ...spanOf(puncture, at(18), 30 * MINUTE), resource, state: 'out' }),
          ],
        },
        puncture,
      )
    put({ ...hours(16, 17), resource: 'bik_2' })
    expect(swap('bik_2')).toMatchObject({ code: 'RESOURCE_BUSY' })
    expect(calendar.byId(hire.blockId)).toEqual(hire)
    expect(swap('bik_3').ok).toBe(true)
    expect(calendar.serving(BIKES, puncture).get('bik_1')).toMatchObject({ kind: 'maintenance' })
    expect(calendar.serving(BIKES, puncture).get('bik_3')).toMatchObject({ ref: 'rnt_1', state: 'out' })
  })
})

describe('a hold', () => {
  const held = { ...hours(10, 12), state: 'held' as const, holdUntilMs: at(9, 15) }

  it('whose time is over stops nobody, before anybody sweeps; the one who comes too late is told so', () => {
    const { calendar, put } = open()
    const hold = put(held)
    expect(calendar.put(booking(hours(11, 13)), at(9, 14))).toMatchObject({ code: 'RESOURCE_BUSY' })
    expect(freeResources(calendar.fleet(['bik_1'], at(9, 15)), hours(10, 12))).toEqual(['bik_1'])
    expect(calendar.between(['bik_1'], at(0), at(24), at(9, 15))).toEqual([])
    expect(calendar.serving(['bik_1'], at(10)).size).toBe(0)
    expect(calendar.change(hold.blockId, { state: 'confirmed' }, at(9, 15))).toMatchObject({ code: 'HOLD_EXPIRED' })
    expect(calendar.put(booking(hours(11, 13)), at(9, 15)).ok).toBe(true)
    expect(calendar.byId(hold.blockId)?.state).toBe('void')
    expect(calendar.change(hold.blockId, { state: 'confirmed' }, at(9, 16))).toMatchObject({ code: 'HOLD_EXPIRED' })
  })

  it('is swept once its time is over, and told to whoever waits; what was confirmed is not a hold any more', () => {
    const { calendar, put } = open()
    const hold = put(held)
    const kept = put({ ...held, resource: 'bik_2' })
    expect(calendar.change(kept.blockId, { state: 'confirmed' }, at(9, 14))).toMatchObject({
      value: { state: 'confirmed', holdUntilMs: null },
    })
    const forGood = put({ ...held, resource: 'bik_3', holdUntilMs: null })
    expect(calendar.expireHolds(at(9, 14))).toEqual([])
    expect(calendar.expireHolds(at(9, 15))).toEqual([{ ...hold, state: 'void' }])
    expect(calendar.expireHolds(at(9, 16))).toEqual([])
    expect(calendar.byId(forGood.blockId)?.state).toBe('held')
    const longer = put({ ...hours(14, 15), state: 'held', holdUntilMs: at(9, 15) })
    expect(calendar.change(longer.blockId, { holdUntilMs: at(9, 30) }, at(9, 14)).ok).toBe(true)
    expect(calendar.expireHolds(at(9, 20))).toEqual([])
  })
})

describe('what is out', () => {
  it('and late is still out: new ones are refused for now, the one who waits keeps its place', () => {
    const { calendar, put } = open()
    const late = put({ ...hours(9, 11), state: 'out' })
    const waiting = put(hours(12, 14))
    const now = at(12, 30)
    expect(calendar.serving(['bik_1'], now).get('bik_1')).toEqual(late)
    expect(calendar.between(['bik_1'], at(12), at(24), now)).toEqual([late, waiting])
    expect(calendar.between(['bik_1'], at(12, 31), at(24), now)).toEqual([waiting])
    expect(calendar.change(waiting.blockId, { state: 'out' }, now)).toMatchObject({ inTheWay: late })
    expect(calendar.change(waiting.blockId, { endMs: at(15) }, now).ok).toBe(true)
    expect(freeNow(calendar.fleet(['bik_1'], now), 0)).toMatchObject({ free: [], nextMs: at(15) })
    expect(makeRoom(calendar.fleet(['bik_1'], now), [hours(16, 17)]).ok).toBe(true)
    expect(calendar.giveBack(late.blockId, now, now)).toMatchObject({ value: { state: 'done', endMs: now } })
    expect(calendar.change(waiting.blockId, { state: 'out' }, now).ok).toBe(true)
  })

  it('and comes back early frees the rest at once; a return typed by mistake is taken back if nobody took the place', () => {
    const { calendar, put } = open()
    const hire = put({ ...hours(9, 18, 30), state: 'out' })
    expect(calendar.giveBack(hire.blockId, at(11), at(11)).ok).toBe(true)
    const again = { state: 'out' as const, endMs: hire.endMs, bufferMs: hire.bufferMs }
    expect(calendar.change(hire.blockId, again, at(11))).toEqual({ ok: true, value: hire })
    expect(calendar.giveBack(hire.blockId, at(11), at(11)).ok).toBe(true)
    put(hours(11, 13))
    expect(calendar.change(hire.blockId, again, at(11))).toMatchObject({ code: 'RESOURCE_BUSY' })
    expect(calendar.ofRef('rnt_1').map(({ state }) => state)).toEqual(['done', 'confirmed'])
  })

  it('and wants to stay asks for its added time only; a booking there is moved, and one that cannot be is named', () => {
    const { calendar, put } = open()
    const hire = put({ ...hours(8, 12), state: 'out' })
    const next = put(hours(12, 14))
    const longer = () => extend(calendar.fleet(['bik_1', 'bik_2'], NOW), hire, at(13))
    expect(longer()).toEqual({ ok: true, placed: ['bik_1'], moves: [{ blockId: next.blockId, resource: 'bik_2' }] })
    const room = longer()
    const changes = [...(room.ok ? room.moves : []), { blockId: hire.blockId, endMs: at(13) }]
    expect(calendar.apply({ changes }, NOW).ok).toBe(true)
    const pinned = put({ ...hours(13, 14), pinned: true })
    const more = extend(calendar.fleet(['bik_1', 'bik_2'], NOW), { ...hire, endMs: at(13) }, at(14))
    expect(more).toEqual({ ok: false, blockedBy: [pinned] })
  })
})

describe('room for one more', () => {
  it('is made by moving what has not begun, fewest first; the moves and the new one are written at once', () => {
    const { calendar, put } = open()
    const [early, late] = [put({ ...hours(10, 12), resource: 'bik_1' }), put({ ...hours(13, 15), resource: 'bik_2' })]
    const want = hours(10, 15)
    const fleet = calendar.fleet(['bik_1', 'bik_2'], NOW)
    expect(freeResources(fleet, want)).toEqual([])
    const room = makeRoom(fleet, [want])
    expect(room).toEqual({ ok: true, placed: ['bik_1'], moves: [{ blockId: early.blockId, resource: 'bik_2' }] })
    if (!room.ok) return
    const puts = [booking({ ...want, resource: room.placed[0]! })]
    expect(calendar.apply({ changes: room.moves, puts }, NOW).ok).toBe(true)
    expect(calendar.fleet(['bik_2'], NOW).blocks.map(({ blockId }) => blockId)).toEqual([early.blockId, late.blockId])
  })

  it('is not made of what is out, in maintenance or « this very one », nor on a bike of another size', () => {
    const { calendar, put } = open()
    const inWay = [
      put({ ...hours(8, 11), resource: 'bik_1', state: 'out' }),
      put({ ...hours(10, 12), resource: 'bik_2', pinned: true }),
    ]
    calendar.put(maintenance({ ...hours(9, 13), resource: 'bik_3', bufferMs: null }), NOW)
    const refused = makeRoom(calendar.fleet(BIKES, NOW), [hours(10, 12)])
    expect(refused).toMatchObject({ ok: false, blockedBy: [inWay[0], { kind: 'maintenance' }, inWay[1]] })
    const small = put({ ...hours(10, 12), resource: 'bik_4' })
    const fleet = calendar.fleet(['bik_4', 'bik_5'], NOW)
    expect(makeRoom(fleet, [{ ...hours(10, 12), only: ['bik_4'] }]).ok).toBe(true)
    const sized = { ...fleet, suits: (_block: Block, resource: string) => resource !== 'bik_5' }
    expect(makeRoom(sized, [{ ...hours(10, 12), only: ['bik_4'] }])).toEqual({ ok: false, blockedBy: [small] })
  })

  it('B-08: a maintenance moves the bookings of its bike, or lists those that cannot be moved and only those', () => {
    const { calendar, put } = open()
    const moving = put({ ...hours(10, 12), resource: 'bik_1' })
    const stuck = put({ ...hours(34, 36), resource: 'bik_1' })
    put({ ...hours(33, 37), resource: 'bik_2', pinned: true })
    const repair = spanOf(at(9, 30), at(120), null)
    const listed = clearFor(calendar.fleet(['bik_1', 'bik_2'], NOW), 'bik_1', repair)
    expect(listed).toEqual({ ok: false, blockedBy: [stuck] })
    expect(calendar.release(stuck.blockId, NOW).ok).toBe(true)
    const room = clearFor(calendar.fleet(['bik_1', 'bik_2'], NOW), 'bik_1', repair)
    expect(room).toMatchObject({ ok: true, moves: [{ blockId: moving.blockId, resource: 'bik_2' }] })
    const changes = room.ok ? room.moves : []
    expect(calendar.apply({ changes, puts: [maintenance(repair)] }, NOW).ok).toBe(true)
    expect(freeResources(calendar.fleet(['bik_1', 'bik_2'], NOW), hours(13, 14))).toEqual(['bik_2'])
  })

  it('a full fleet of twenty with a hundred bookings each is answered soon, whatever the answer', () => {
    const resources = Array.from({ length: 20 }, (_, n) => `bik_${n}`)
    const blocks = resources.flatMap((resource, r) =>
      Array.from({ length: 100 }, (_, n) =>
        booking({
          ...spanOf(at(10 + n * 5 + (r % 5)), at(14 + n * 5 + (r % 5)), HOUR),
          resource,
          pinned: (r + n) % 9 === 0,
        }),
      ),
    )
    const fleet = { resources, blocks, nowMs: NOW }
    const startedMs = performance.now()
    for (const length of [1, 2, 6, 24]) makeRoom(fleet, [spanOf(at(60), at(60 + length), HOUR)])
    clearFor(fleet, 'bik_3', spanOf(at(60), at(90), null))
    expect(performance.now() - startedMs).toBeLessThan(5_000)
  })
})

describe('what is asked for', () => {
  it('a tile: how many are free now and until when, or from when on', () => {
    const { calendar, put } = open()
    put({ ...hours(8, 10, 30), resource: 'bik_1', state: 'out' })
    put({ ...hours(12, 13, 15), resource: 'bik_2' })
    const fleet = calendar.fleet(BIKES, NOW)
    expect(freeNow(fleet, 30 * MINUTE)).toEqual({
      free: [
        { resource: 'bik_2', untilMs: at(11, 30) },
        { resource: 'bik_3', untilMs: null },
      ],
      fewerFromMs: at(11, 30),
      nextMs: null,
    })
    const four = { startMs: NOW, durationMs: 4 * HOUR, bufferMs: 30 * MINUTE }
    expect(nextFree(calendar.fleet(['bik_1', 'bik_2'], NOW), four)).toEqual({ resource: 'bik_1', startMs: at(10, 30) })
    expect(freeNow(calendar.fleet(['bik_1'], NOW), 0)).toEqual({ free: [], fewerFromMs: null, nextMs: at(10, 30) })
    expect(freeNow(calendar.fleet([], NOW), 0)).toEqual({ free: [], fewerFromMs: null, nextMs: null })
  })

  it('a planning: what was, is and will be on these resources, half-open at both ends', () => {
    const { calendar, put } = open()
    const done = put({ ...hours(7, 9), state: 'done' })
    const now = put({ ...hours(9, 11), state: 'out' })
    put({ ...hours(11, 12), resource: 'bik_9' })
    const dropped = put(hours(14, 15))
    calendar.release(dropped.blockId, NOW)
    expect(calendar.between(BIKES, at(8), at(11), NOW)).toEqual([done, now])
    expect(calendar.between(BIKES, at(9), at(20), NOW)).toEqual([now])
    expect(calendar.between(BIKES, at(11), at(20), NOW)).toEqual([])
    expect(calendar.serving(BIKES, NOW).get('bik_1')).toEqual(now)
    expect(calendar.ofRef('rnt_1')).toHaveLength(4)
  })

  it('days of 23, 24 and 25 hours, as long as their bounds; what reaches into them counts in part', () => {
    const { calendar, put } = open()
    const midnights = ['2027-10-29T22:00Z', '2027-10-30T22:00Z', '2027-10-31T23:00Z'].map((text) => Date.parse(text))
    put({ startMs: midnights[0]! - HOUR, endMs: midnights[0]! + 2 * HOUR })
    put({ startMs: midnights[1]! - HOUR, endMs: midnights[2]! + HOUR })
    const days = calendar.availability(['bik_1', 'bik_2'], midnights, NOW)
    expect(days.get('bik_1')).toEqual([3 * HOUR, 25 * HOUR])
    expect(days.get('bik_2')).toEqual([0, 0])
  })

  it('a clock that changes moves nothing: the doubled hour is two, the missing one none, a move keeps every instant', () => {
    const { calendar, put } = open()
    // 02:00 to 03:00 of 31 October 2027, in summer time and again in winter time.
    const summer = put({ startMs: Date.parse('2027-10-31T02:00+02:00'), endMs: Date.parse('2027-10-31T03:00+02:00') })
    const winter = put({ startMs: Date.parse('2027-10-31T02:00+01:00'), endMs: Date.parse('2027-10-31T03:00+01:00') })
    expect(winter.startMs).toBe(summer.endMs)
    // 01:30 to 03:30 of 28 March 2027 is one hour.
    const spring = put({ startMs: Date.parse('2027-03-28T01:30+01:00'), endMs: Date.parse('2027-03-28T03:30+02:00') })
    expect(spring.endMs - spring.startMs).toBe(HOUR)
    const moved = calendar.apply(
      { changes: [summer, winter, spring].map(({ blockId }) => ({ blockId, resource: 'bik_2' })) },
      Date.parse('2027-01-01T00:00Z'),
    )
    const elsewhere = [summer, winter, spring].map((block) => ({ ...block, resource: 'bik_2' }))
    expect(moved).toEqual({ ok: true, value: elsewhere })
    expect(calendar.between(['bik_2'], spring.startMs, winter.endMs, spring.startMs)).toEqual([
      elsewhere[2],
      elsewhere[0],
      elsewhere[1],
    ])
    const leap = put({ startMs: Date.UTC(2028, 1, 28, 12), endMs: Date.UTC(2028, 2, 1, 12) })
    expect(leap.endMs - leap.startMs).toBe(2 * DAY)
  })

  it('by queries that use their indexes', () => {
    const { db } = open()
    const plan = (sql: string) =>
      JSON.stringify(
        db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(
          Array(9)
            .fill(0)
            .slice(0, sql.split('?').length - 1),
        ),
      )
    const active = `state IN ('held', 'confirmed', 'out') AND resource IN (SELECT value FROM json_each(?))`
    expect(plan(`SELECT resource, start_ms, end_ms FROM calendar_blocks WHERE ${active} AND end_ms > ?`)).toContain(
      'USING COVERING INDEX calendar_blocks_active (resource=? AND end_ms>?)',
    )
    const past = `state <> 'void' AND resource IN (SELECT value FROM json_each(?)) AND end_ms > ? AND start_ms < ?`
    expect(plan(`SELECT * FROM calendar_blocks WHERE ${past}`)).toContain('(resource=? AND end_ms>?)')
    expect(plan(`SELECT * FROM calendar_blocks WHERE state = 'held' AND hold_until_ms <= ?`)).toContain(
      'calendar_blocks_held (hold_until_ms<?)',
    )
  })
})

describe('the last bike', () => {
  const CLIENT = join(import.meta.dirname, '../support/calendar-client.ts')

  it('B-06: fifty windows book it in the same moment; one has it, the others are told', async () => {
    const { file, put, count } = open()
    put({ ...spanOf(0, 30_000, 0), resource: 'bik_1' })
    put({ ...spanOf(15_000, 30_000, 0), resource: 'bik_3' })
    const gate = new Int32Array(new SharedArrayBuffer(8))
    const clients = Array.from({ length: 50 }, () => {
      const worker = new Worker(CLIENT, { workerData: { file, resources: BIKES, gate }, execArgv: [] })
      return new Promise<string>((resolve, reject) => worker.once('message', resolve).once('error', reject))
    })
    for (let ready = 0; ready < 50; ready = Atomics.load(gate, 0))
      await Promise.race([Atomics.waitAsync(gate, 0, ready).value, Promise.all(clients)])
    Atomics.store(gate, 1, 1)
    Atomics.notify(gate, 1)
    const answers = await Promise.all(clients)
    expect(answers.filter((answer) => answer === 'booked')).toHaveLength(1)
    expect(answers.filter((answer) => answer === 'RESOURCE_BUSY')).toHaveLength(49)
    expect(count()).toBe(3)
  })

  it('eight processes that write rows without asking anybody: the database lets one of them', async () => {
    const { file, count } = open()
    const children = Array.from({ length: 8 }, () => fork(CLIENT, [file], { execArgv: [] }))
    const said = children.map((child) => {
      const answers = new Promise<string[]>((resolve, reject) => {
        const heard: string[] = []
        child.on('message', (message: string) => void heard.push(message))
        child.once('exit', () => resolve(heard)).once('error', reject)
      })
      const ready = new Promise((resolve) => void child.once('message', resolve))
      return { answers, ready }
    })
    await Promise.all(said.map(({ ready }) => ready))
    for (const child of children) child.send('go')
    const answers = (await Promise.all(said.map((one) => one.answers))).map((heard) => heard.at(-1))
    expect(answers.filter((answer) => answer === 'booked')).toHaveLength(1)
    expect(answers.filter((answer) => answer === 'RESOURCE_BUSY')).toHaveLength(7)
    expect(count()).toBe(1)
  })
})

it('the till has the calendar among its parts', () => {
  expect(tracks.map(({ part }) => part)).toContain('calendar')
})
