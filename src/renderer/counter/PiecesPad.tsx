import type { OpenTicket, TenderKind } from '../../shared/ticket.ts'
import { cents } from '../../shared/money.ts'
import { BigAmount } from '../shell/BigAmount.tsx'
import { change, session, useSession } from '../shell/session.ts'
import { useTill } from '../shell/TillContext.ts'
import { typeDigit } from '../shell/typing.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Keypad } from '../ui/Keypad.tsx'
import { facesAfter, piecesView } from './pieces-view.ts'

type Props = { readonly kind: TenderKind; readonly pieces: number; readonly ticket: OpenTicket | null }

/** Papers of one face value: how much one is worth, how many of them; what would be lost is said before it is taken. */
export function PiecesPad({ kind, pieces, ticket }: Props) {
  const { t, euros } = useWords()
  const { counter } = useTill()
  const digits = useSession((s) => s.payDigits) ?? ''
  const taking = useSession((s) => s.taking)
  const faces = useSession((s) => s.faces)
  const view = piecesView(ticket, { kind, digits, pieces, taking })
  const words = t.tender.pieces
  const says = view.useless
    ? t.refusal.MEAL_NO_FOOD
    : view.overCap
      ? t.refusal.MEAL_OVER_CAP({ leftCents: ticket?.meal?.capCents ?? 0 })
      : view.lostCents > 0
        ? words.lost({ amount: euros(view.lostCents) })
        : ''
  const set = (many: number) => change({ payWay: { kind: 'pieces', tender: kind, pieces: many } })
  const take = () => {
    change({ faces: facesAfter(session().faces, view.faceCents) })
    counter.take({ kind, offered: view.faceCents, pieces: view.pieces, lostCents: view.lostCents })
  }
  return (
    <div className="pay-pad pay-pieces" role="group" aria-label={t.tender.name[kind]}>
      <div className="pay-typed">
        <Button icon="left" onPress={() => change({ payDigits: undefined, payWay: undefined })}>
          {t.common.back}
        </Button>
        <span className="pay-hint">{words.face}</span>
        <output aria-label={words.face}>
          <BigAmount cents={view.faceCents} />
        </output>
      </div>
      <Keypad label={words.face} backLabel={t.common.erase} onKey={typeDigit} />
      <div className="pieces-side">
        {faces.length > 0 && (
          <div className="pieces-faces" role="group" aria-label={words.recent}>
            {faces.map((face) => (
              <Button key={face} pressed={face === view.faceCents} onPress={() => change({ payDigits: String(face) })}>
                {euros(cents(face))}
              </Button>
            ))}
          </div>
        )}
        <div className="pieces-many" role="group" aria-label={words.many}>
          <Button icon="minus" label={words.fewer} off={view.pieces <= 1} onPress={() => set(view.pieces - 1)} />
          <output aria-label={words.many}>× {view.pieces}</output>
          <Button
            icon="plus"
            label={words.more}
            off={view.pieces >= view.mostPieces}
            onPress={() => set(view.pieces + 1)}
          />
        </div>
        <Button className="pieces-take" tone="accent" icon="check" off={!view.possible} onPress={take}>
          {words.take({ count: String(view.pieces), amount: euros(view.faceCents) })}
        </Button>
      </div>
      <p
        className="pieces-says"
        role="status"
        data-lost={view.lostCents > 0 || view.overCap || view.useless ? '' : undefined}
      >
        {says || words.pays({ amount: euros(view.paysCents) })}
      </p>
    </div>
  )
}
