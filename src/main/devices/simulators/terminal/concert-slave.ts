import { acceptedTo, answerTo, askedIn, readRequest } from './caisse-ap-server.ts'
import {
  CARD_NUMBER,
  createBehaviour,
  type Asked,
  type Decision,
  type TerminalControl,
  type TerminalMode,
} from './behaviour.ts'
import { openPty, type Pty } from '../pty.ts'

const [STX, ETX, EOT, ENQ, ACK, NAK] = [0x02, 0x03, 0x04, 0x05, 0x06, 0x15]

export type ConcertSimulator = {
  readonly path: string
  readonly control: TerminalControl
  /** Damages the next frames that it hears: it answers NAK. */
  readonly mishear: (frames: number) => void
  /** Answers EOT to so many more calls: it has something else to do. */
  readonly beBusy: (calls: number) => void
  /** Hears nothing any more, until it does again. */
  readonly deaf: (on: boolean) => void
  /** Pulls the cable out. */
  readonly cut: () => void
  readonly close: () => void
}

function framed(payload: string, damaged = false): Uint8Array {
  const body = [...Buffer.from(payload, 'latin1'), ETX]
  const check = body.reduce((xor, byte) => xor ^ byte, damaged ? 0x55 : 0)
  return Uint8Array.from([STX, ...body, check])
}

/** The 25 or 80 characters of Concert V2. The report of a real terminal has the card's number in it. */
function answerFields(request: string, asked: Asked, decision: Decision, otherAmount: boolean): string {
  const isDone = decision.kind === 'approve'
  const paid = isDone ? decision.cents : asked.cents
  const report = request[10] === '1' ? CARD_NUMBER.padEnd(55) : ''
  const result = isDone ? '0' : decision.reason === 'refused' ? '7' : '9'
  const amount = String(otherAmount ? paid + 100 : paid).padStart(8, '0')
  return `${request.slice(0, 2)}${result}${amount}${request[11] ?? '1'}${report}${request.slice(13, 16)}${request.slice(16, 26)}`
}

/** A Concert terminal at the end of a serial line: Concert V2, or Caisse-AP in its frames when that is what it hears. */
export function startConcertSimulator(link: string, options: { readonly mode?: TerminalMode } = {}): ConcertSimulator {
  return concertOn(openPty(link), options)
}

/** The same at the end of any cable. */
export function concertOn(cable: Pty, options: { readonly mode?: TerminalMode } = {}): ConcertSimulator {
  const behaviour = createBehaviour(options.mode)
  let bytes = Buffer.alloc(0)
  let unheard = 0
  let busyCalls = 0
  let isDeaf = false
  /** What is on its way to the till, and how often it was asked for. */
  let outgoing: { readonly payload: string; readonly fault: string; tries: number } | undefined
  const queue: (typeof outgoing & {})[] = []

  const sign = (byte: number) => cable.write(Uint8Array.of(byte))

  cable.onBytes((chunk) => {
    if (isDeaf) return
    bytes = Buffer.concat([bytes, chunk])
    while (step());
  })

  function step(): boolean {
    const [first] = bytes
    if (first === undefined) return false
    if (first === STX) {
      const end = bytes.indexOf(ETX)
      if (end === -1 || end + 1 >= bytes.length) return false
      const body = bytes.subarray(1, end + 1)
      const isIntact = body.reduce((xor, byte) => xor ^ byte, 0) === bytes[end + 1] && unheard === 0
      bytes = bytes.subarray(end + 2)
      unheard = Math.max(0, unheard - 1)
      sign(isIntact ? ACK : NAK)
      if (isIntact) void take(body.subarray(0, -1).toString('latin1'))
      return true
    }
    bytes = bytes.subarray(1)
    if (first === ENQ) {
      sign(busyCalls > 0 ? EOT : ACK)
      busyCalls = Math.max(0, busyCalls - 1)
    } else if (first === ACK && outgoing) answered()
    else if (first === NAK && outgoing) send(outgoing)
    return true
  }

  async function take(request: string): Promise<void> {
    const tags = request.startsWith('CZ') ? readRequest(request) : undefined
    const asked: Asked = tags
      ? askedIn(tags)
      : {
          cents: Number(request.slice(2, 10)),
          kind: request[12] === '1' ? 'refund' : 'debit',
          reference: request.slice(16, 26).trim(),
        }
    const fault = behaviour.faultOf(asked)
    if (fault === 'silent') return
    if (tags && (fault === 'announced' || tags.get('BA') === '1')) say(acceptedTo(tags), 'none')
    const decision = await behaviour.take(asked)
    if (fault === 'drop') return cable.close()
    const other = fault === 'other-amount'
    say(tags ? answerTo(tags, asked, decision, other) : answerFields(request, asked, decision, other), fault)
  }

  /** Calls the till; one answer at a time. */
  function say(payload: string, fault: string): void {
    queue.push({ payload, fault, tries: 0 })
    if (!outgoing) call()
  }
  function call(): void {
    outgoing = queue.shift()
    if (outgoing) sign(ENQ)
  }
  /** The till listens, or it has the frame. */
  function answered(): void {
    if (!outgoing) return
    if (outgoing.tries === 0) return send(outgoing)
    sign(EOT)
    call()
  }
  function send(mine: NonNullable<typeof outgoing>): void {
    const frame = framed(mine.payload, mine.fault === 'bad-check' && mine.tries === 0)
    mine.tries += 1
    if (mine.fault !== 'split') return cable.write(frame)
    const pieces = Array.from({ length: Math.ceil(frame.length / 7) }, (_, n) => frame.subarray(n * 7, n * 7 + 7))
    const next = () => {
      const piece = pieces.shift()
      if (!piece) return
      cable.write(piece)
      setImmediate(next)
    }
    next()
  }

  return {
    path: cable.path,
    control: behaviour.control,
    mishear: (frames) => (unheard = frames),
    beBusy: (calls) => (busyCalls = calls),
    deaf: (on) => (isDeaf = on),
    cut: cable.close,
    close: cable.close,
  }
}
