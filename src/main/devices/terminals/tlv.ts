import { assert } from '../../../shared/assert.ts'

/**
 * The tags of Caisse-AP that a till speaks or hears (brief hardware §3.9), with how long their values are.
 * A value is its length in three digits after the tag: `CB0041250`.
 */
export const tagLengths = {
  CZ: [4, 4], // protocol version; the first of a message
  CJ: [1, 12], // who wrote the till
  CA: [2, 2], // register number
  CB: [2, 12], // amount in cents; in an answer what was really paid
  CD: [1, 1], // 0 debit, 1 credit, 2 cancel, I identification
  CE: [3, 3], // currency
  BA: [1, 1], // 0 answer at the end, 1 at once
  BB: [1, 1], // 1 forces the authorisation
  BF: [1, 1], // 1 allows a partial payment
  CC: [3, 3], // application
  CF: [1, 99], // private: the payment's id
  CK: [3, 999], // ticket wanted; in an answer its kind
  AE: [2, 2], // 10 done, 01 not done, 11 taken into account
  AF: [2, 50], // why
  AC: [1, 20], // authorisation number
  AI: [1, 32], // application id
  CI: [1, 1], // how the card was read
  CG: [1, 20], // merchant contract
  ZT: [1, 999], // constructed: CK and AK
  AK: [1, 999], // a ticket in base64
} as const satisfies Readonly<Record<string, readonly [number, number]>>
export type Tag = keyof typeof tagLengths

/** Card number and expiry: they end here. Nothing behind this file ever sees them. */
const dropped: ReadonlySet<string> = new Set(['AA', 'AB'])

export type TlvMessage = ReadonlyMap<Tag, string>

/** No answer is longer, a ticket in it included: whoever sends more is no terminal. */
const MESSAGE_MAX = 16_384
const ELEMENT = /^([A-Z]{2})(\d{3})/

function isTag(tag: string): tag is Tag {
  return Object.hasOwn(tagLengths, tag)
}

/** One message, in the order given. A value that the protocol has no room for is a Defect. */
export function encodeTlv(elements: readonly (readonly [Tag, string])[]): string {
  return elements
    .map(([tag, value]) => {
      const [least, most] = tagLengths[tag]
      assert(value.length >= least && value.length <= most, `${tag} has no room for ${value.length} characters`)
      assert(/^[\x20-\x7e]*$/.test(value), `${tag} is plain ASCII`)
      return `${tag}${String(value.length).padStart(3, '0')}${value}`
    })
    .join('')
}

export type TlvReader = {
  /** Takes what came, and gives the messages that are certainly whole: behind each, another one or a line end began. */
  readonly push: (bytes: Uint8Array) => readonly TlvMessage[]
  /** What is there of the next message. `whole`: it may end here, for nothing says how many elements there are. */
  readonly state: () => 'nothing' | 'partial' | 'whole' | 'garbage'
  /** What is known so far of the message that is being read. */
  readonly peek: () => TlvMessage
  /** The message that is `whole` so far: nothing more came, or the line ended. */
  readonly take: () => TlvMessage | undefined
}

/** Reads a stream that is cut anywhere: an element can come in pieces, two messages in one piece. */
export function createTlvReader(): TlvReader {
  let text = ''
  let message = new Map<Tag, string>()
  let seen = new Set<string>()
  let garbage = false

  function end(): TlvMessage | undefined {
    const done = seen.size > 0 ? message : undefined
    message = new Map()
    seen = new Set()
    return done
  }

  function element(): { readonly tag: string; readonly value: string } | 'more' | 'line-end' | 'garbage' {
    if (text[0] === '\r' || text[0] === '\n') return 'line-end'
    if (text.length < 5) return /^[A-Z]{0,2}\d{0,3}$/.test(text) ? 'more' : 'garbage'
    const [, tag, length] = ELEMENT.exec(text) ?? []
    if (tag === undefined || length === undefined) return 'garbage'
    const isWrong = isTag(tag) && !fits(tag, Number(length))
    if (isWrong) return 'garbage'
    const value = text.slice(5, 5 + Number(length))
    return value.length < Number(length) ? 'more' : { tag, value }
  }

  return {
    push(bytes) {
      const done: TlvMessage[] = []
      if (garbage) return done
      text += Buffer.from(bytes).toString('latin1')
      for (;;) {
        if (text === '') return done
        const next = element()
        if (next === 'more') {
          garbage = text.length > MESSAGE_MAX
          return done
        }
        if (next === 'garbage') {
          garbage = true
          return done
        }
        if (next === 'line-end') {
          text = text.slice(1)
          const ended = end()
          if (ended) done.push(ended)
          continue
        }
        text = text.slice(5 + next.value.length)
        if (next.tag === 'CZ') {
          const ended = end()
          if (ended) done.push(ended)
        }
        // Each comes once: a second one is the sign of two answers in one.
        if (seen.has(next.tag) || seen.size > 64) {
          garbage = true
          return done
        }
        seen.add(next.tag)
        if (isTag(next.tag) && !dropped.has(next.tag)) message.set(next.tag, next.value)
      }
    },
    state: () => (garbage ? 'garbage' : text !== '' ? 'partial' : seen.size > 0 ? 'whole' : 'nothing'),
    peek: () => message,
    take: () => (garbage || text !== '' ? undefined : end()),
  }
}

function fits(tag: Tag, length: number): boolean {
  const [least, most] = tagLengths[tag]
  return length >= least && length <= most
}

/** A message that stands alone; undefined where it is cut short or is none. */
export function decodeTlv(text: string): TlvMessage | undefined {
  const reader = createTlvReader()
  const whole = reader.push(Buffer.from(text, 'latin1'))
  const last = reader.state() === 'whole' ? reader.take() : undefined
  const all = last ? [...whole, last] : whole
  return reader.state() === 'nothing' && all.length === 1 ? all[0] : undefined
}
