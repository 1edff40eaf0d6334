import { Segmented } from '../../../renderer/ui/Segmented.tsx'
import { HistorySide } from './HistorySide.tsx'
import { ParcelsMain } from './ParcelsMain.tsx'
import { RegisterPart } from './RegisterPart.tsx'
import { set, useShop } from './shop.ts'
import { setDesk, useStatementDesk, useWords } from './statement-desk.ts'
import { StatementSide } from './StatementSide.tsx'
import { StatementsPart } from './StatementsPart.tsx'
import './statements.css'

/** What the parcels bring, month by month, and the register that says so. */
export function StatementsPage() {
  const { host } = useShop()
  const { w } = useWords()
  const part = useStatementDesk((s) => s.part)
  const choice = (
    <Segmented
      label={w.parts.label}
      value={part}
      choices={[
        { value: 'statements', text: w.parts.statements },
        { value: 'register', text: w.parts.register },
      ]}
      onChoose={(value) => {
        set({ told: undefined })
        setDesk({ part: value })
      }}
    />
  )
  return (
    <>
      <ParcelsMain>
        {part === 'statements' ? <StatementsPart choice={choice} /> : <RegisterPart choice={choice} />}
        <host.Keys />
      </ParcelsMain>
      {part === 'statements' ? <StatementSide /> : <HistorySide />}
    </>
  )
}
