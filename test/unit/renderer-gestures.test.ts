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

  test('that find nothing to ask are over', async () => {
    const gestures = createGestures(openLine().line)
    gestures.push({ prepare: () => undefined, answered: () => undefined, failed: () => undefined })
    await settled()
    expect(gestures.state().pending).toBe(0)
  })
})

describe('failures', () => {
  test.each([
    [new ORPCError('TICKET_CHANGED', { status: 409 }), { kind: 'refused', code: 'TICKET_CHANGED' }],
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
    expect(failureSentence({ kind: 'refused', code: 'CARD_OVER_DUE' }, texts.en)).toContain('card')
  })
})
