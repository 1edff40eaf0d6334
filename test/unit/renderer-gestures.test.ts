import { ORPCError } from '@orpc/client'
import { describe, expect, test } from 'vitest'
import { failureSentence, sortFailure, type Failure } from '../../src/renderer/client/failures.ts'
import { createGestures } from '../../src/renderer/client/gestures.ts'
import { createLine, LineDown, type LineEnds } from '../../src/renderer/client/line.ts'
import { texts } from '../../src/shared/texts/index.ts'

const link = { call: () => Promise.resolve(undefined) }

function openLine() {
  const held: { ends?: LineEnds } = {}
  const line = createLine((ends) => void (held.ends = ends))
  const { ends } = held
  if (!ends) throw new Error('the transport was not opened')
  ends.up(link)
  return { line, up: () => ends.up(link), down: ends.down }
}
const settled = () => new Promise((resolve) => setTimeout(resolve, 5))

describe('gestures', () => {
  test('are asked one after the other, in the order of the taps', async () => {
    const { line } = openLine()
    const gestures = createGestures(line)
    const order: string[] = []
    const tap = (name: string, ms: number) =>
      gestures.push({
        prepare: () => {
          order.push(`ask ${name}`)
          return () => new Promise<string>((resolve) => setTimeout(() => resolve(name), ms))
        },
        answered: (answer) => void order.push(`answer ${answer}`),
        failed: () => undefined,
      })
    tap('slow', 12)
    tap('quick', 1)
    await new Promise((resolve) => setTimeout(resolve, 40))
    expect(order).toEqual(['ask slow', 'answer slow', 'ask quick', 'answer quick'])
    expect(gestures.state().pending).toBe(0)
  })

  test('are asked once more with the same id and content when the line drops', async () => {
    const { line, up, down } = openLine()
    const gestures = createGestures(line)
    const ids: string[] = []
    let prepared = 0
    const answers: string[] = []
    gestures.push({
      prepare: () => {
        prepared += 1
        return (commandId) => {
          ids.push(commandId)
          if (ids.length > 1) return Promise.resolve('paid once')
          down()
          return Promise.reject(new LineDown('dropped'))
        }
      },
      answered: (answer: string) => void answers.push(answer),
      failed: () => undefined,
    })
    await settled()
    expect(ids).toHaveLength(1)
    up()
    await settled()
    expect(prepared).toBe(1)
    expect(new Set(ids).size).toBe(1)
    expect(answers).toEqual(['paid once'])
  })

  test('that lacked a right carry themselves along, to be asked again unchanged under their id', async () => {
    const { line } = openLine()
    const gestures = createGestures(line)
    const ids: string[] = []
    let prepared = 0
    let granted = false
    const failures: Failure[] = []
    const answers: string[] = []
    gestures.push({
      prepare: () => {
        prepared += 1
        return (commandId) => {
          ids.push(commandId)
          return granted
            ? Promise.resolve('refunded')
            : Promise.reject(new ORPCError('RIGHT_MISSING', { status: 409, data: { right: 'refund' } }))
        }
      },
      answered: (answer: string) => void answers.push(answer),
      failed: (failure) => void failures.push(failure),
    })
    await settled()
    const [failure] = failures
    expect(failure).toMatchObject({ kind: 'refused', code: 'RIGHT_MISSING', detail: { right: 'refund' } })
    granted = true
    if (failure?.kind === 'refused') failure.again?.()
    await settled()
    expect(answers).toEqual(['refunded'])
    expect([prepared, ids.length, new Set(ids).size]).toEqual([1, 2, 1])
  })

  test('wait for the cashier after the second drop, then ask with the same id', async () => {
    const { line } = openLine()
    const gestures = createGestures(line)
    const ids: string[] = []
    gestures.push({
      prepare: () => (commandId) => {
        ids.push(commandId)
        return ids.length > 2 ? Promise.resolve(true) : Promise.reject(new LineDown('dropped'))
      },
      answered: () => undefined,
      failed: () => undefined,
    })
    await settled()
    expect(gestures.state()).toEqual({ pending: 1, held: true })
    const refused: Failure[] = []
    const taken = gestures.push({
      prepare: () => undefined,
      answered: () => undefined,
      failed: (f) => void refused.push(f),
    })
    expect(taken).toBe(false)
    expect(refused).toEqual([{ kind: 'line-down' }])
    gestures.askAgain()
    await settled()
    expect(ids).toHaveLength(3)
    expect(new Set(ids).size).toBe(1)
    expect(gestures.state()).toEqual({ pending: 0, held: false })
  })

  describe('behind one that failed', () => {
    /** Taps one that fails, three behind it at once, and one once the failure is shown. */
    async function tapsBehind(error: unknown) {
      const gestures = createGestures(openLine().line)
      const sent: string[] = []
      const told: string[] = []
      const tap = (name: string, ask: () => Promise<unknown>, more: { onlyReads?: boolean } = {}) =>
        gestures.push({
          prepare: () => () => {
            sent.push(name)
            return ask()
          },
          answered: () => void told.push(`${name} answered`),
          failed: ({ kind }) => void told.push(`${name} ${kind}`),
          unsent: () => void told.push(`${name} unsent`),
          ...more,
        })
      const good = () => Promise.resolve(true)
      tap('before', good)
      tap('tile', () => Promise.reject(error))
      tap('another tile', good)
      tap('look', good, { onlyReads: true })
      tap('cash', good)
      await settled()
      const pending = gestures.state().pending
      tap('later', good)
      await settled()
      return { gestures, sent, told, pending }
    }
    test.each([
      ['a refusal', new ORPCError('AMOUNT_TOO_LARGE', { status: 409 }), 'refused'],
      ['the disk', new ORPCError('STORAGE_TROUBLE', { status: 409 }), 'storage'],
      ['a defect', new ORPCError('INTERNAL_SERVER_ERROR', { data: { defectId: 'dfc_1' } }), 'defect'],
    ])('are never sent: %s', async (_, error, kind) => {
      const { sent, told, pending } = await tapsBehind(error)
      expect(sent).toEqual(['before', 'tile', 'look', 'later'])
      expect(told).toEqual([
        'before answered',
        'another tile unsent',
        'cash unsent',
        `tile ${kind}`,
        'look answered',
        'later answered',
      ])
      expect(pending).toBe(0)
    })
    test('are never sent when the line dropped twice, and what dropped it is asked again', async () => {
      const { gestures, sent, told } = await tapsBehind(new LineDown('dropped'))
      expect(gestures.state()).toEqual({ pending: 2, held: true }) // the tile, and the question that only reads
      expect(sent).toEqual(['before', 'tile', 'tile'])
      expect(told).toEqual(['before answered', 'another tile unsent', 'cash unsent', 'later line-down'])
    })
    test('are sent when what failed only reads', async () => {
      const gestures = createGestures(openLine().line)
      const told: string[] = []
      const parts = (name: string) => ({
        answered: () => void told.push(`${name} answered`),
        failed: () => void told.push(`${name} failed`),
      })
      const bad = new ORPCError('INTERNAL_SERVER_ERROR')
      gestures.push({ prepare: () => () => Promise.reject(bad), ...parts('look'), onlyReads: true })
      gestures.push({ prepare: () => () => Promise.resolve(true), ...parts('cash') })
      await settled()
      expect(told).toEqual(['look failed', 'cash answered'])
    })
  })

  test('that find nothing to ask are over', async () => {
    const gestures = createGestures(openLine().line)
    let unsent = 0
    gestures.push({
      prepare: () => undefined,
      answered: () => undefined,
      failed: () => undefined,
      unsent: () => void (unsent += 1),
    })
    await settled()
    expect(gestures.state().pending).toBe(0)
    expect(unsent).toBe(1)
  })
})

describe('failures', () => {
  test.each([
    [new ORPCError('TICKET_CHANGED', { status: 409 }), { kind: 'refused', code: 'TICKET_CHANGED', detail: {} }],
    [new ORPCError('STORAGE_TROUBLE', { status: 409 }), { kind: 'storage' }],
    [new ORPCError('TILL_STOPPED', { status: 409 }), { kind: 'stopped' }],
    [new ORPCError('BAD_REQUEST'), { kind: 'bad-input' }],
    [new ORPCError('INTERNAL_SERVER_ERROR', { data: { defectId: 'dfc_1' } }), { kind: 'defect', id: 'dfc_1' }],
    [new ORPCError('INTERNAL_SERVER_ERROR'), { kind: 'defect', id: 'INTERNAL_SERVER_ERROR' }],
    [new LineDown('dropped'), { kind: 'line-down' }],
    [new Error('the socket closed'), { kind: 'line-down' }],
  ] as const)('%s', (error, failure) => {
    expect(sortFailure(error)).toEqual(failure)
  })
  test('each has its sentence', () => {
    expect(failureSentence({ kind: 'defect', id: 'dfc_1' }, texts.fr)).toContain('dfc_1')
    expect(failureSentence({ kind: 'refused', code: 'CARD_OVER_DUE', detail: {} }, texts.en)).toContain('card')
  })
})
