import { refusalOf } from '../../../renderer/client/brick.ts'
import { newDeliveryId, type CarrierCode } from '../ids.ts'
import { inTexts } from '../texts/in-screens.ts'
import { refusals } from '../texts/refusals.ts'
import { inDesk, setIn, takeRound, type Answers, type Asked, type Read, type Sent } from './in-desk.ts'
import { desk, set, type Shop } from './shop.ts'

type Job = (done: () => void) => void
/** A queue of its own: a label that is refused takes nothing away of what was scanned behind it. */
const jobs: Job[] = []
let isBusy = false

function pump(): void {
  const next = isBusy ? undefined : jobs.shift()
  if (!next) return
  isBusy = true
  next(() => {
    isBusy = false
    // Behind whatever the window still does about a gesture that failed.
    setTimeout(pump)
  })
}

/** What a round does: begun, scanned, answered, closed. */
export function createRoundActions(shop: Shop) {
  const { part, host, lang } = shop
  const t = inTexts[lang].round

  function send(read: Read, answers: Answers): void {
    const { deliveryId } = inDesk()
    if (deliveryId === undefined) return
    jobs.push((done) =>
      host.push(
        (commandId) => part.scanIn({ deliveryId, ...read, ...answers, commandId }),
        ({ scanned }) => {
          const isAsked =
            scanned.kind === 'asks-carrier' || scanned.kind === 'asks-format' || scanned.kind === 'asks-key'
          if (isAsked) setIn({ asked: [...inDesk().asked, { asks: scanned, read, answers }] })
          else setIn({ last: scanned })
          shop.again()
          done()
        },
        (failure) => {
          done()
          const text = refusalOf(failure, refusals[lang])
          if (text !== undefined) set({ told: { tone: 'amber', text } })
          return text !== undefined
        },
        () => {
          // Something else failed before its turn came: it is still to be stored.
          send(read, answers)
          done()
        },
      ),
    )
    pump()
  }

  /** A list, a number or a name; codes that were scanned come one by one. */
  function announce(sent: Sent, isSure = false): void {
    const { deliveryId, isManyFine } = inDesk()
    if (deliveryId === undefined) return
    const confirmed = isSure || isManyFine
    shop.ask(
      (commandId) => part.announce({ deliveryId, ...sent, lines: [...sent.lines], confirmed, commandId }),
      ({ added, known, bad }) => {
        setIn({ unsure: undefined, isManyFine: confirmed, bad })
        shop.again()
        const codes = known.map(({ code, place }) => (place === null ? code : `${code} (${place})`)).join(', ')
        const said = [sent.lines.length > 0 && t.added(added), codes !== '' && t.known(codes)].filter(Boolean)
        if (added === 0 && bad.length > 0) set({ told: { tone: 'amber', text: t.bad(bad.length) } })
        else if (said.length > 0) set({ told: { tone: 'good', text: said.join(' ') } })
      },
      (code) => code === 'MANY_ANNOUNCED' && setIn({ unsure: sent }),
    )
  }

  return {
    announce,
    begin(carrier: CarrierCode): void {
      const deliveryId = newDeliveryId()
      shop.ask(
        (commandId) => part.openDelivery({ deliveryId, carrier, driver: '', commandId }),
        () => {
          takeRound(deliveryId)
          shop.again()
        },
      )
    },
    /** One beep: laid down at once, small unless it was said before; the next one is small again. */
    scan(read: Read): void {
      const { size, isDamaged, reserve } = inDesk()
      // What was refused stays to be read: the next beep comes within a tenth of a second.
      if (desk().told?.tone === 'good') set({ told: undefined })
      send(read, { size, ...(isDamaged && { reserve: reserve.trim() || t.reserveDefault }) })
      setIn({ size: 'S', isDamaged: false, reserve: '' })
    },
    answer(asked: Asked, more: Partial<Answers>): void {
      setIn({ asked: inDesk().asked.filter((one) => one !== asked) })
      if (Object.keys(more).length > 0) send(asked.read, { ...asked.answers, ...more })
    },
    close(confirmed: boolean): void {
      const { deliveryId } = inDesk()
      if (deliveryId === undefined) return
      shop.ask(
        (commandId) => part.closeDelivery({ deliveryId, confirmed, commandId }),
        ({ figures }) => {
          takeRound(undefined)
          shop.again()
          shop.done(t.closed(figures.received))
        },
        (code) => {
          if (code !== 'MISSING_PARCELS') return
          set({ told: undefined })
          setIn({ step: 'close' })
          shop.again()
        },
      )
    },
  }
}
