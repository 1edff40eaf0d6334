import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  classify,
  createStatusClassifier,
  healthFrom,
  type StatusReport,
} from '../../src/main/devices/escpos/status.ts'

const processIdBytes = (id: string) => [0x37, 0x22, ...Buffer.from(id), 0]

/** Reports with the bytes that a printer sends for them. */
const report: fc.Arbitrary<{ bytes: number[]; means: StatusReport }> = fc.oneof(
  fc
    .nat(0xff)
    .map((n) => ({ bytes: [(n & 0x6c) | 0x12], means: { kind: 'dle-eot', bits: (n & 0x6c) | 0x12 } as const })),
  fc.nat(0xff).map((n) => ({ bytes: [n & 0x6f], means: { kind: 'gs-r', bits: n & 0x6f } as const })),
  fc.constantFrom(true, false).map((on) => ({ bytes: [on ? 0x11 : 0x13], means: { kind: 'flow', on } as const })),
  fc
    .string({
      unit: fc.integer({ min: 0x20, max: 0x7e }).map((c) => String.fromCharCode(c)),
      minLength: 4,
      maxLength: 4,
    })
    .map((id) => ({ bytes: processIdBytes(id), means: { kind: 'process-id', id } as const })),
  fc.tuple(fc.nat(0xff), fc.nat(0xff), fc.nat(0xff), fc.nat(0xff)).map(([a, b, c, d]) => {
    const bytes = [(a & 0x6c) | 0x10, b & 0x6f, c & 0x6f, d & 0x6f] as const
    return { bytes: [...bytes], means: { kind: 'asb', bytes } as const }
  }),
)

describe('H-04: the answers of a printer', () => {
  it('are told apart in one stream, however the network cuts it', () => {
    fc.assert(
      fc.property(
        fc.array(report, { maxLength: 30 }),
        fc.infiniteStream(fc.integer({ min: 1, max: 9 })),
        (sent, cuts) => {
          const bytes = sent.flatMap((one) => one.bytes)
          const classifier = createStatusClassifier()
          const heard: StatusReport[] = []
          for (let at = 0; at < bytes.length;) {
            const length = cuts.next().value
            heard.push(...classifier.push(Uint8Array.from(bytes.slice(at, at + length))))
            at += length
          }
          expect(heard).toEqual(sent.map((one) => one.means))
        },
      ),
      { numRuns: 2000 },
    )
  })

  it('lose no byte, whatever a strange printer sends', () => {
    const lengthOf = (one: StatusReport) => (one.kind === 'process-id' ? 7 : one.kind === 'asb' ? 4 : 1)
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (noise) => {
        const { reports, rest } = classify([...noise])
        expect(reports.reduce((sum, one) => sum + lengthOf(one), rest.length)).toBe(noise.length)
        expect(rest.length).toBeLessThan(7)
      }),
    )
  })

  it('knows each single byte', () => {
    const kinds = Array.from({ length: 256 }, (_, byte) => classify([byte]).reports[0]?.kind ?? 'waits for more')
    const count = (kind: string) => kinds.filter((k) => k === kind).length
    expect([0x12, 0x16, 0x1a, 0x32, 0x7e].map((byte) => kinds[byte])).toEqual(Array(5).fill('dle-eot'))
    expect([0x11, 0x13].map((byte) => kinds[byte])).toEqual(['flow', 'flow'])
    expect([0x00, 0x03, 0x0c, 0x0f].map((byte) => kinds[byte])).toEqual(Array(4).fill('gs-r'))
    expect([0x10, 0x18, 0x37].map((byte) => kinds[byte])).toEqual(Array(3).fill('waits for more'))
    expect({ dleEot: count('dle-eot'), gsR: count('gs-r'), flow: count('flow') }).toEqual({
      dleEot: 16,
      gsR: 64,
      flow: 2,
    })
  })
})

describe('H-04: the health of a printer', () => {
  it.each([
    { name: 'all well', answers: { 1: 0x12, 2: 0x12, 4: 0x12 }, is: 'ready' },
    { name: 'the drawer is open, which is not the cover', answers: { 1: 0x16, 2: 0x12, 4: 0x12 }, is: 'ready' },
    { name: 'paper near its end', answers: { 1: 0x12, 2: 0x12, 4: 0x1e }, is: 'paper-low' },
    { name: 'no paper', answers: { 1: 0x1a, 2: 0x32, 4: 0x7e }, is: 'paper-out' },
    {
      name: 'cover open and no paper: the cover comes first',
      answers: { 1: 0x1a, 2: 0x36, 4: 0x7e },
      is: 'cover-open',
    },
    { name: 'cutter stuck', answers: { 1: 0x1a, 2: 0x52, 4: 0x12 }, is: 'error' },
    { name: 'offline for no reason given', answers: { 1: 0x1a, 2: 0x12, 4: 0x12 }, is: 'offline' },
    { name: 'no answer', answers: {}, is: 'mute' },
    { name: 'half an answer', answers: { 1: 0x12 }, is: 'unknown' },
  ] as const)('$name: $is', ({ answers, is }) => {
    expect(healthFrom(answers)).toBe(is)
  })
})
