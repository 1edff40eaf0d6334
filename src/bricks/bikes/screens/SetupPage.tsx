import { useState } from 'react'
import { Segmented } from '../../../renderer/ui/Segmented.tsx'
import type { ModelId } from '../ids.ts'
import { AccessoriesForm } from './AccessoriesForm.tsx'
import { DamagesForm } from './DamagesForm.tsx'
import { DepositRulesForm } from './DepositRulesForm.tsx'
import { DiscountsForm } from './DiscountsForm.tsx'
import { HoursForm } from './HoursForm.tsx'
import { IdleSide } from './IdleSide.tsx'
import { editingOf, ModelSide, type Editing } from './ModelSide.tsx'
import { ModelsPart } from './ModelsPart.tsx'
import { PageHead } from './PageHead.tsx'
import { RulesForm } from './RulesForm.tsx'
import { useFleet, useNow, useSetup, useShop } from './shop.ts'
import { TariffPreview } from './TariffsPart.tsx'

const parts = ['models', 'accessories', 'hours', 'discounts', 'deposits', 'damages', 'rules'] as const
type Part = (typeof parts)[number]

/** How this café hires: models and their prices, what goes along, when it is open, discounts, deposits, damages, its rules. */
export function SetupPage() {
  const shop = useShop()
  const { t, host, lang } = shop
  const today = shop.today(useNow())
  const fleet = useFleet()
  const setup = useSetup()
  const [part, setPart] = useState<Part>('models')
  const [editing, setEditing] = useState<Editing>()
  const choose = (chosen: ModelId | 'new') =>
    setEditing(
      editingOf(
        fleet?.models.find(({ modelId }) => modelId === chosen),
        today,
        lang,
      ),
    )
  return (
    <>
      <main className="sv" data-service="bikes">
        <PageHead />
        <host.Banners />
        <div className="sv-bar">
          <Segmented
            label={t.setup.label}
            value={part}
            choices={parts.map((value) => ({ value, text: t.setup.parts[value] }))}
            onChoose={setPart}
          />
        </div>
        <div className="sv-body" tabIndex={0} role="group" aria-label={t.setup.parts[part]}>
          {fleet && part === 'models' && <ModelsPart fleet={fleet} chosen={editing?.chosen} onChoose={choose} />}
          {part === 'models' && editing && <TariffPreview form={editing.form} chosen={editing.tariff} />}
          {fleet && part === 'accessories' && <AccessoriesForm accessories={fleet.accessories} />}
          {setup && part === 'hours' && <HoursForm setup={setup} />}
          {setup && fleet && part === 'discounts' && <DiscountsForm setup={setup} models={fleet.models} />}
          {setup && fleet && part === 'deposits' && <DepositRulesForm setup={setup} models={fleet.models} />}
          {setup && part === 'rules' && <RulesForm setup={setup} />}
          {setup && part === 'damages' && <DamagesForm setup={setup} />}
        </div>
        <host.Keys />
      </main>
      {part === 'models' ? (
        <ModelSide editing={editing} models={fleet?.models ?? []} today={today} onEdit={setEditing} />
      ) : (
        <IdleSide />
      )}
    </>
  )
}
