import { useState } from 'react'
import { Segmented } from '../../../renderer/ui/Segmented.tsx'
import type { ModelId } from '../ids.ts'
import { AccessoriesForm } from './AccessoriesForm.tsx'
import { DamagesForm } from './DamagesForm.tsx'
import { HoursForm } from './HoursForm.tsx'
import { IdleSide } from './IdleSide.tsx'
import { ModelSide } from './ModelSide.tsx'
import { ModelsPart } from './ModelsPart.tsx'
import { PageHead } from './PageHead.tsx'
import { RulesForm } from './RulesForm.tsx'
import { useFleet, useSetup, useShop } from './shop.ts'

const parts = ['models', 'accessories', 'hours', 'rules', 'damages'] as const
type Part = (typeof parts)[number]

/** How this café hires: models and their prices, what goes along, when it is open, its rules, what damages cost. */
export function SetupPage() {
  const { t, host } = useShop()
  const fleet = useFleet()
  const setup = useSetup()
  const [part, setPart] = useState<Part>('models')
  const [modelId, setModelId] = useState<ModelId | 'new'>()
  return (
    <>
      <main className="bk">
        <PageHead />
        <host.Banners />
        <div className="bk-bar">
          <Segmented
            label={t.setup.label}
            value={part}
            choices={parts.map((value) => ({ value, text: t.setup.parts[value] }))}
            onChoose={setPart}
          />
        </div>
        <div className="bk-body" tabIndex={0} role="group" aria-label={t.setup.parts[part]}>
          {fleet && part === 'models' && <ModelsPart fleet={fleet} chosen={modelId} onChoose={setModelId} />}
          {fleet && part === 'accessories' && <AccessoriesForm accessories={fleet.accessories} />}
          {setup && part === 'hours' && <HoursForm setup={setup} />}
          {setup && part === 'rules' && <RulesForm setup={setup} />}
          {setup && part === 'damages' && <DamagesForm setup={setup} />}
        </div>
        <host.Keys />
      </main>
      {part === 'models' ? <ModelSide key={modelId ?? 'none'} chosen={modelId} onChoose={setModelId} /> : <IdleSide />}
    </>
  )
}
