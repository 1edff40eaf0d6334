import type { LinkedTerminal } from '../../shared/card-terminal.ts'
import type { CardTerminal } from './ports.ts'
import { createCaisseApTcp } from './terminals/caisse-ap-tcp.ts'
import { createConcertSerial } from './terminals/concert-serial.ts'
import { TERMINAL_TIMING } from './terminals/terminal.ts'

/** The driver of the card terminal beside the counter, as it is linked. Nothing is opened before it is asked. */
export function createTerminal(linked: LinkedTerminal): CardTerminal {
  const timing = { ...TERMINAL_TIMING, answerMs: linked.answerSeconds * 1000 }
  switch (linked.link) {
    case 'caisse-ap': {
      const { host, port, lineEnd, callbackPort } = linked
      const own = callbackPort === null ? {} : { callbackPort }
      return createCaisseApTcp({ address: { host, port }, options: linked, lineEnd, ...own }, timing)
    }
    case 'caisse-ap-serial':
      return createConcertSerial({ address: linked, dialect: 'caisse-ap', options: linked }, timing)
    case 'concert-v2':
      return createConcertSerial(
        { address: linked, dialect: 'concert-v2', options: { ...linked, report: false } },
        timing,
      )
  }
}
