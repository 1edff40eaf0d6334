import type { OpenTicket } from '../../shared/ticket.ts'
import { useSession } from '../shell/session.ts'
import { OtherTenders } from './OtherTenders.tsx'
import { PayPad } from './PayPad.tsx'
import { PayQuestionPanel } from './PayQuestion.tsx'
import { PayStrip } from './PayStrip.tsx'
import type { PayView } from './pay-view.ts'
import { PiecesPad } from './PiecesPad.tsx'

type Props = { readonly view: PayView; readonly padOpen: boolean; readonly ticket: OpenTicket | null }

/** Where money is taken: the strip, or in its place what one way of paying needs to know. */
export function PayArea({ view, padOpen, ticket }: Props) {
  const way = useSession((s) => s.payWay)
  if (!padOpen) return <PayStrip canPay={view.canPay} free={view.free} />
  switch (way?.kind) {
    case undefined:
      return <PayPad view={view} />
    case 'others':
      return <OtherTenders view={view} />
    case 'pieces':
      return <PiecesPad kind={way.tender} pieces={way.pieces} ticket={ticket && { ...ticket, dueCents: view.due }} />
    case 'question':
      return <PayQuestionPanel question={way} />
  }
}
