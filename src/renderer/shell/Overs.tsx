import { Approval } from '../people/Approval.tsx'
import { SignInPanel } from '../people/SignInPanel.tsx'
import { TeamPanel } from '../people/TeamPanel.tsx'
import { useMissingRight } from '../people/use-people.ts'
import { CardAside, CardOver } from '../ticket-card/CardOver.tsx'
import { HelpPanel } from './HelpPanel.tsx'
import { Notice } from './Notice.tsx'
import { useSession } from './session.ts'
import { useWords } from './words.ts'
import './overs.css'

/**
 * What lies over the work or beside it on any screen, in the same columns of the window: what it covers keeps its state
 * and is out of reach meanwhile (overs.css).
 */
export function Overs() {
  const { t } = useWords()
  const screen = useSession((s) => s.screen)
  const over = useSession((s) => s.over)
  const right = useMissingRight()
  const card = screen !== 'counter' && over?.kind === 'card' ? over : undefined
  const wide = card?.step.kind === 'code' || card?.step.kind === 'invoice'
  return (
    <>
      {over?.kind === 'people' && (
        <main className="over-main">
          {over.step === 'team' ? <TeamPanel /> : <SignInPanel />}
          <Notice />
        </main>
      )}
      {over?.kind === 'help' && (
        <main className="over-main">
          <HelpPanel />
        </main>
      )}
      {card && wide && (
        <main className="over-main">
          <h1 className="hidden-text">{t.cash.title}</h1>
          <CardOver over={card} />
        </main>
      )}
      {card && !right && (
        <div className="over-aside">
          <CardAside over={wide ? { ...card, step: { kind: 'lines' } } : card} />
        </div>
      )}
      {screen !== 'counter' && right && (
        <div className="over-aside">
          <aside className="ticket">
            <Approval right={right} />
          </aside>
        </div>
      )}
    </>
  )
}
