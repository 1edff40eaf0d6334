import { request } from 'node:http'
import { LineLost } from '../line-session.ts'

/** As much of IPP (RFC 8010, 8011) as a raw queue needs. */
export const OPERATIONS = { printJob: 0x0002, cancelJob: 0x0008, getJob: 0x0009, getPrinter: 0x000b } as const
const TAGS = { operation: 0x01, end: 0x03 } as const
export const VALUE_TAGS = {
  integer: 0x21,
  enum: 0x23,
  name: 0x42,
  keyword: 0x44,
  uri: 0x45,
  charset: 0x47,
  language: 0x48,
  mime: 0x49,
} as const
const VERSION = [1, 1] as const
const ANSWER_BYTES_MAX = 256 * 1024

export type IppAttribute = {
  readonly tag: keyof typeof VALUE_TAGS
  readonly name: string
  readonly value: string | number
}
export type IppAnswer = {
  /** Below 0x100 it was done. */
  readonly status: number
  /** Texts and whole numbers by name, each as a list. */
  readonly values: ReadonlyMap<string, readonly (string | number)[]>
}
export type IppAddress = { readonly host: string; readonly port: number } | { readonly socketPath: string }

export function ippRequest(
  operation: number,
  attributes: readonly IppAttribute[],
  data: Uint8Array = new Uint8Array(),
): Buffer {
  const all: readonly IppAttribute[] = [
    { tag: 'charset', name: 'attributes-charset', value: 'utf-8' },
    { tag: 'language', name: 'attributes-natural-language', value: 'fr' },
    ...attributes,
  ]
  const head = Buffer.from([...VERSION, operation >> 8, operation & 0xff, 0, 0, 0, 1, TAGS.operation])
  return Buffer.concat([head, ...all.map(attributeBytes), Buffer.of(TAGS.end), data])
}

function attributeBytes({ tag, name, value }: IppAttribute): Buffer {
  const content = Buffer.alloc(4)
  if (typeof value === 'number') content.writeInt32BE(value)
  const bytes = typeof value === 'number' ? content : Buffer.from(value)
  return Buffer.concat([Buffer.of(VALUE_TAGS[tag]), lengthOf(name), Buffer.from(name), lengthOf(bytes), bytes])
}

function lengthOf(of: string | Buffer): Buffer {
  const length = Buffer.alloc(2)
  length.writeUInt16BE(Buffer.byteLength(of))
  return length
}

/** Reads an answer; throws LineLost when it is none. */
export function ippAnswer(bytes: Buffer): IppAnswer {
  if (bytes.length < 9) throw new LineLost('not-a-printer')
  const values = new Map<string, (string | number)[]>()
  let at = 8
  let name = ''
  while (at < bytes.length) {
    const tag = bytes[at] ?? TAGS.end
    at += 1
    if (tag === TAGS.end) break
    if (tag < 0x10) continue // the next group begins
    if (at + 2 > bytes.length) throw new LineLost('not-a-printer')
    const nameEnd = at + 2 + bytes.readUInt16BE(at)
    if (nameEnd + 2 > bytes.length) throw new LineLost('not-a-printer')
    if (nameEnd > at + 2) name = bytes.toString('utf8', at + 2, nameEnd) // none: one more value of the last
    const end = nameEnd + 2 + bytes.readUInt16BE(nameEnd)
    if (end > bytes.length) throw new LineLost('not-a-printer')
    const isNumber = (tag === VALUE_TAGS.integer || tag === VALUE_TAGS.enum) && end - nameEnd === 6
    const value = isNumber ? bytes.readInt32BE(nameEnd + 2) : bytes.toString('utf8', nameEnd + 2, end)
    values.set(name, [...(values.get(name) ?? []), value])
    at = end
  }
  return { status: bytes.readUInt16BE(2), values }
}

/** One question to a spooler over HTTP. Rejects with LineLost and nothing else. */
export function askIpp(
  address: IppAddress,
  path: string,
  body: Buffer,
  options: { readonly withinMs: number; readonly signal: AbortSignal },
): Promise<IppAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<IppAnswer>()
  const lost = (why: string) => reject(new LineLost(options.signal.aborted ? 'aborted' : why))
  const call = request(
    {
      ...address,
      path,
      method: 'POST',
      headers: { 'Content-Type': 'application/ipp', 'Content-Length': body.length },
      timeout: options.withinMs,
      signal: options.signal,
      agent: false,
    },
    (response) => {
      const chunks: Buffer[] = []
      let length = 0
      response.on('data', (chunk: Buffer) => {
        length += chunk.length
        if (length > ANSWER_BYTES_MAX) call.destroy()
        else chunks.push(chunk)
      })
      response.on('error', () => lost('closed-by-printer'))
      response.on('end', () => {
        if (response.statusCode === 401 || response.statusCode === 403) return lost('EACCES')
        if (response.headers['content-type'] !== 'application/ipp') return lost('web-server')
        try {
          resolve(ippAnswer(Buffer.concat(chunks)))
        } catch {
          lost('not-a-printer')
        }
      })
    },
  )
  call.on('timeout', () => {
    lost('connect-timeout')
    call.destroy()
  })
  call.on('error', (error: NodeJS.ErrnoException) => lost(error.code ?? 'EIO'))
  call.end(body)
  return promise
}
