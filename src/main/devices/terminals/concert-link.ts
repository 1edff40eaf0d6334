import { LineLost, type ByteLine } from './byte-line.ts'
import { ACK, createFrameReader, encodeFrame, ENQ, EOT, NAK, type Heard } from './concert-frame.ts'

export type LinkTiming = {
  /** How long a sign may take to come. */
  readonly signMs: number
  /** Between two tries to be heard. */
  readonly retryMs: number
  /** How long the rest of a frame, its check byte included, may take. */
  readonly frameMs: number
}
export const LINK_TIMING: LinkTiming = { signMs: 3000, retryMs: 1000, frameMs: 3000 }
const TRIES = 3

/** `in-doubt`: the frame left and nothing came back; the other side may have it. */
export type Sent = { readonly sent: true } | { readonly sent: false; readonly why: SendFault }
export type SendFault = 'mute' | 'busy' | 'frame-refused' | 'in-doubt'

/** Both halves of the master's dialogue on a serial line (brief hardware §3.9). Rejects with LineLost. */
export function createConcertLink(line: ByteLine, timing: LinkTiming = LINK_TIMING) {
  const reader = createFrameReader()
  const sign = (byte: number) => line.write(Uint8Array.of(byte))

  /** The next sign or frame; undefined when none came in time. A frame that began may end a little later. */
  async function hear(withinMs: number): Promise<Heard | undefined> {
    const untilMs = performance.now() + withinMs
    for (;;) {
      const heard = reader.take()
      if (heard) return heard
      const inside = reader.isInside()
      const leftMs = inside ? timing.frameMs : untilMs - performance.now()
      if (leftMs <= 0) return undefined
      const chunk = await line.read(leftMs)
      if (chunk) reader.push(chunk)
      else if (inside) {
        reader.clear()
        return { kind: 'bad-frame' }
      } else return undefined
    }
  }

  /** The first of these that is heard; what else comes meanwhile is noise. */
  async function hearOne<K extends Heard['kind']>(
    kinds: readonly K[],
    withinMs: number,
  ): Promise<Extract<Heard, { kind: K }> | undefined> {
    const untilMs = performance.now() + withinMs
    for (;;) {
      const heard = await hear(Math.max(0, untilMs - performance.now()))
      if (!heard) return undefined
      if (isOneOf(heard, kinds)) return heard
    }
  }

  async function wait(ms: number): Promise<void> {
    await hearOne([], ms)
  }

  /** Asks to be heard: 0x05, and again, until the other side says that it listens. */
  async function greet(): Promise<'listening' | 'busy' | 'mute'> {
    let answer: 'busy' | 'mute' = 'mute'
    for (let tries = 0; tries < TRIES; tries += 1) {
      if (tries > 0) await wait(timing.retryMs)
      reader.clear()
      await sign(ENQ)
      const heard = await hearOne(['ack', 'eot', 'nak'], timing.signMs)
      if (heard?.kind === 'ack') return 'listening'
      if (heard) answer = 'busy'
    }
    return answer
  }

  return {
    /** Whether somebody listens; nothing is said to them. */
    async probe(): Promise<'listening' | 'busy' | 'mute'> {
      const answer = await greet()
      if (answer === 'listening') await sign(EOT)
      return answer
    },

    async send(payload: string): Promise<Sent> {
      const answer = await greet()
      if (answer !== 'listening') return { sent: false, why: answer }
      let why: SendFault = 'in-doubt'
      try {
        for (let tries = 0; tries < TRIES; tries += 1) {
          await line.write(encodeFrame(payload))
          const heard = await hearOne(['ack', 'nak', 'eot'], timing.signMs)
          if (heard?.kind === 'ack') {
            await sign(EOT)
            return { sent: true }
          }
          if (heard?.kind !== 'nak') return { sent: false, why: 'in-doubt' }
          why = 'frame-refused'
        }
        await sign(EOT)
      } catch (error) {
        if (!(error instanceof LineLost)) throw error
        return { sent: false, why: 'in-doubt' }
      }
      return { sent: false, why }
    },

    /** What the other side says next, or undefined when it said nothing that could be read. */
    async receive(withinMs: number): Promise<string | undefined> {
      const enquiry = await hearOne(['enq'], withinMs)
      if (!enquiry) return undefined
      await sign(ACK)
      for (let tries = 0; tries < TRIES; tries += 1) {
        const heard = await hearOne(['frame', 'bad-frame', 'enq'], timing.signMs)
        if (heard?.kind === 'frame') {
          // The answer is there: whatever becomes of these last signs, it stays what it is.
          await farewell().catch(() => {})
          return heard.payload
        }
        await sign(heard?.kind === 'enq' ? ACK : NAK)
      }
      return undefined
    },
  }

  async function farewell(): Promise<void> {
    await sign(ACK)
    await hearOne(['eot'], timing.signMs)
  }
}
export type ConcertLink = ReturnType<typeof createConcertLink>

function isOneOf<K extends Heard['kind']>(heard: Heard, kinds: readonly K[]): heard is Extract<Heard, { kind: K }> {
  return (kinds as readonly string[]).includes(heard.kind)
}
