import { connect, createServer, type Socket } from 'node:net'
import { listenOn, LOOPBACK } from '../network-peer.ts'
import {
  CARD_EXPIRY,
  CARD_NUMBER,
  createBehaviour,
  customerTicket,
  type Asked,
  type Behaviour,
  type Decision,
  type TerminalControl,
  type TerminalMode,
} from './behaviour.ts'

export type CaisseApSimulator = {
  readonly port: number
  readonly control: TerminalControl
  /** Off the network: open lines are dropped and new ones refused. */
  readonly switchOff: () => Promise<void>
  readonly switchOn: () => Promise<void>
  readonly close: () => Promise<void>
}

/** A tag and its value. The simulator has its own writing and reading: a shared mistake would be heard by nobody. */
export const tlv = (tag: string, value: string): string => `${tag}${String(value.length).padStart(3, '0')}${value}`

/** The tags of a request that is whole, or undefined while more must come. */
export function readRequest(text: string): ReadonlyMap<string, string> | undefined {
  const tags = new Map<string, string>()
  let rest = text.replace(/[\r\n]+$/, '')
  while (rest !== '') {
    const length = Number(rest.slice(2, 5))
    if (rest.length < 5 + length || Number.isNaN(length)) return undefined
    tags.set(rest.slice(0, 2), rest.slice(5, 5 + length))
    rest = rest.slice(5 + length)
  }
  return tags.has('CD') ? tags : undefined
}

export function askedIn(tags: ReadonlyMap<string, string>): Asked {
  return {
    cents: Number(tags.get('CB') ?? 0),
    kind: tags.get('CD') === '1' ? 'refund' : 'debit',
    reference: tags.get('CF') ?? '',
  }
}

/** The answer of Caisse-AP: with a card number in it, as a real one has. */
export function answerTo(
  tags: ReadonlyMap<string, string>,
  asked: Asked,
  decision: Decision,
  otherAmount: boolean,
): string {
  const isDone = decision.kind === 'approve'
  const paid = isDone ? decision.cents : 0
  const ticket =
    tags.get('CK') === '100' && isDone
      ? tlv('ZT', tlv('CK', '100') + tlv('AK', Buffer.from(customerTicket(asked, paid), 'latin1').toString('base64')))
      : ''
  return [
    tlv('CZ', tags.get('CZ') ?? '0320'),
    tlv('CA', tags.get('CA') ?? '01'),
    tlv('CB', String(otherAmount ? paid + 100 : paid).padStart(2, '0')),
    tlv('CD', tags.get('CD') ?? '0'),
    tlv('CE', tags.get('CE') ?? '978'),
    tlv('AE', isDone ? '10' : '01'),
    tlv('AF', isDone ? '01' : decision.reason === 'abandoned' ? '06' : '04'),
    tlv('CF', asked.reference),
    ...(isDone
      ? [
          tlv('AC', '123456'),
          tlv('AA', CARD_NUMBER),
          tlv('AB', CARD_EXPIRY),
          tlv('AI', 'A0000000421010'),
          tlv('CI', '1'),
          tlv('CC', '001'),
        ]
      : []),
    ticket,
  ].join('')
}

export const acceptedTo = (tags: ReadonlyMap<string, string>): string =>
  [tlv('CZ', tags.get('CZ') ?? '0320'), tlv('CA', tags.get('CA') ?? '01'), tlv('AE', '11')].join('')

/** A Caisse-AP terminal on the network. One payment at a time; what else comes meanwhile is not heard. */
export async function startCaisseApSimulator(
  options: {
    readonly port?: number
    readonly mode?: TerminalMode
    /** Answers on a line of its own, to this port of the till. */
    readonly callbackPort?: () => number
  } = {},
): Promise<CaisseApSimulator> {
  const behaviour = createBehaviour(options.mode)
  const server = createServer({ noDelay: true }, (socket) => {
    let text = ''
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1')
      const tags = readRequest(text)
      if (!tags) return
      text = ''
      void serve(tags, socket, behaviour, options.callbackPort)
    })
  })

  const peer = await listenOn(server, options.port)
  return {
    port: peer.port,
    control: behaviour.control,
    switchOff: peer.off,
    switchOn: peer.on,
    close: peer.off,
  }
}

async function serve(
  tags: ReadonlyMap<string, string>,
  socket: Socket,
  behaviour: Behaviour,
  callbackPort: (() => number) | undefined,
): Promise<void> {
  const say = (line: Socket, text: string) => void (line.writable && line.write(Buffer.from(text, 'latin1')))
  if (tags.get('CD') === 'I')
    return say(socket, tlv('CZ', '0320') + tlv('CA', '01') + tlv('AE', '10') + tlv('CG', '1234567'))
  const asked = askedIn(tags)
  const fault = behaviour.faultOf(asked)
  if (fault === 'silent') return
  if (fault === 'announced' || tags.get('BA') === '1') say(socket, acceptedTo(tags))
  const decision = await behaviour.take(asked)
  if (fault === 'drop') return void socket.destroy()
  const answer = answerTo(tags, asked, decision, fault === 'other-amount')
  const line = callbackPort ? connect({ host: LOOPBACK, port: callbackPort(), noDelay: true }) : socket
  line.on('error', () => {})
  if (fault === 'split') return inPieces(line, answer)
  if (fault !== 'bad-check') return void (callbackPort ? line.end(answer, 'latin1') : say(line, answer))
  // Nothing checks a message on this wire: a damaged one is one that is cut short.
  line.end(answer.slice(0, answer.indexOf('AE') + 6), 'latin1')
}

/** Seven bytes at a time, each on its way before the next. */
function inPieces(line: Socket, answer: string): void {
  const [piece, rest] = [answer.slice(0, 7), answer.slice(7)]
  line.write(Buffer.from(piece, 'latin1'), () => {
    if (rest !== '') setImmediate(inPieces, line, rest)
  })
}
