import { newLineId } from '../../../shared/ids.ts'
import { pathOf } from '../../../renderer/ui/signature-view.ts'
import { newParcelId, type ParcelId } from '../ids.ts'
import type { Card, UndoReason } from '../rules/counter.ts'
import {
  counterDesk,
  handOf,
  setCounter,
  show,
  unknownOf,
  write,
  type Found,
  type Hand,
  type Unknown,
} from './counter-desk.ts'
import { chosenOf, isLate, looksLikeCode, lookedAt, measuresOf } from './counter-view.ts'
import { set, type Shop } from './shop.ts'

const TYPED_MIN = 3
const SECOND_MS = 1000
const secondsSince = (sinceMs: number) => Math.min(3600, Math.max(0, Math.round((Date.now() - sinceMs) / SECOND_MS)))

/** What is done at the counter of the parcels. */
export function createCounterActions(shop: Shop) {
  const { part, ask, done, again, t, host } = shop
  const words = t.counter

  function opened(found: Found, text: string, aim: string | undefined, nowMs: number): void {
    switch (found.kind) {
      case 'people': {
        const [person, ...others] = found.people
        if (!person || others.length > 0) return show({ kind: 'idle' })
        return show(handOf(person.name, person.parcels, found.scanned ? [found.scanned] : [], nowMs))
      }
      case 'gone':
        return show({ kind: 'gone', gone: found.gone, text })
      case 'unknown': {
        const { read } = found
        const sure = read.isSure ? read.choices[0]?.carrier : undefined
        return show(unknownOf(text, aim, read, sure, nowMs))
      }
      case 'nobody':
      case 'no-parcel':
        return show({ kind: 'idle' })
    }
  }

  function find(text: string, how: 'scanned' | 'typed', aim?: string): void {
    ask(
      () => part.findAtCounter({ text, how, ...(aim !== undefined && { aim }) }),
      (found) => {
        if (how === 'typed' && counterDesk().text.trim() !== text) return
        setCounter({ found: how === 'typed' || found.kind === 'people' ? found : undefined })
        opened(found, text, aim, Date.now())
        if (found.kind === 'no-parcel') shop.refused(found.why)
      },
    )
  }

  /** A parcel of the person in hand that is scanned is found; any other code begins anew. */
  function scanned(text: string, aim?: string): void {
    const { side } = counterDesk()
    if (side.kind !== 'hand') return find(text, 'scanned', aim)
    ask(
      () => part.findAtCounter({ text, how: 'scanned', ...(aim !== undefined && { aim }) }),
      (found) => {
        const now = counterDesk().side
        const isMine =
          found.kind === 'people' && now.kind === 'hand' && now.cards.some(({ parcelId }) => parcelId === found.scanned)
        if (isMine && found.scanned) take(found.scanned)
        else {
          opened(found, text, aim, Date.now())
          if (found.kind === 'no-parcel') shop.refused(found.why)
        }
      },
    )
  }

  function take(parcelId: ParcelId): void {
    const { side } = counterDesk()
    if (side.kind !== 'hand') return
    const has = side.inHand.includes(parcelId)
    write('hand', { inHand: has ? side.inHand.filter((one) => one !== parcelId) : [...side.inHand, parcelId] })
  }

  function handOver(hand: Hand): void {
    const chosen = chosenOf(hand)
    const toPay = chosen.some(({ local }) => (local?.leftCents ?? 0) > 0)
    const { paper, own, code } = lookedAt(hand)
    const asked = {
      parcelIds: chosen.map(({ parcelId }) => parcelId),
      proof: {
        proofId: hand.proofId,
        idType: paper ? hand.idType : 'none',
        codeOk: code,
        thirdPerson: hand.third
          ? { name: hand.third.name.trim(), idType: own ? hand.third.idType : ('none' as const) }
          : null,
        signature: pathOf(hand.strokes),
      },
      seconds: secondsSince(hand.sinceMs),
      ticket: toPay ? { ...host.nextTicket(), lineId: newLineId() } : null,
    }
    const { late } = hand
    ask(
      (commandId) =>
        chosen.some(isLate) && late !== undefined
          ? part.handOverLate({ ...asked, reason: late, commandId })
          : part.handOver({ ...asked, commandId }),
      ({ parcels, onTicketCents }) => {
        setCounter({ text: '', found: undefined })
        show({ kind: 'handed', cards: parcels, cents: onTicketCents, undoing: false })
        again()
      },
    )
  }

  /** One after the other: each is taken back, or told why it is not. */
  function undo(cards: readonly Pick<Card, 'parcelId'>[], reason: UndoReason): void {
    for (const { parcelId } of cards) {
      ask(
        (commandId) => part.undoHandOver({ parcelId, reason, commandId }),
        () => {
          show({ kind: 'idle' })
          done(words.undone)
          again()
        },
      )
    }
  }

  function labelOf(unknown: Unknown) {
    const { text, aim, carrier, name, forcedReason, size } = unknown
    if (carrier === undefined) return undefined
    return { parcelId: newParcelId(), text, ...(aim !== undefined && { aim }), carrier, name, forcedReason, size }
  }

  return {
    find,
    scanned,
    take,
    handOver,
    undo,
    /** What was typed is a code as a whole: a label that no scanner reads. */
    entered(text: string): void {
      if (!looksLikeCode(text)) return
      setCounter({ text: '' })
      find(text.trim(), 'scanned')
    },
    typed(text: string): void {
      setCounter({ text })
      set({ told: undefined })
      if (text.trim().length >= TYPED_MIN) find(text.trim(), 'typed')
      else setCounter({ found: undefined })
    },
    refuses: ({ parcelId }: Card): void =>
      ask(
        (commandId) => part.customerRefuses({ parcelId, commandId }),
        () => {
          show({ kind: 'idle' })
          setCounter({ text: '', found: undefined })
          done(words.refused)
          again()
        },
      ),
    registerNow(unknown: Unknown): void {
      const label = labelOf(unknown)
      const measures = measuresOf(unknown)
      if (!label || !measures) return
      ask(
        (commandId) => part.registerNow({ ...label, weightG: measures.weightG, commandId }),
        (card) => {
          show(handOf(card.name, [card], [card.parcelId], unknown.sinceMs))
          again()
        },
      )
    },
    dropOff(unknown: Unknown): void {
      const label = labelOf(unknown)
      const measures = measuresOf(unknown)
      if (!label || !measures) return
      ask(
        (commandId) =>
          part.dropOff({
            ...label,
            phone: '',
            note: '',
            measures,
            limitConfirmed: unknown.overLimit,
            place: null,
            printReceipt: true,
            seconds: secondsSince(unknown.sinceMs),
            commandId,
          }),
        (card) => {
          show({ kind: 'dropped', card })
          again()
        },
        (code) => {
          if (code === 'OVER_LIMITS') write('unknown', { overLimit: true })
        },
      )
    },
    /** Something that left comes again: somebody sends back what was fetched here. */
    dropAgain: (text: string): void =>
      ask(
        () => part.readLabel({ text }),
        (answer) => {
          if (answer.kind !== 'label') return shop.refused(answer.why)
          const { read } = answer
          show(unknownOf(text, undefined, read, read.isSure ? read.choices[0]?.carrier : undefined, Date.now()))
        },
      ),
    reprint: ({ parcelId }: Card): void =>
      ask(
        (commandId) => part.printDropOff({ parcelId, commandId }),
        () => done(words.reprinted),
      ),
    /** What a parcel is now, opened by a scan elsewhere or by the list of the day. */
    open: (parcelId: ParcelId): void =>
      ask(
        () => part.cards({ parcelIds: [parcelId] }),
        ([card]) => card && show(handOf(card.name, [card], [], Date.now())),
      ),
  }
}
