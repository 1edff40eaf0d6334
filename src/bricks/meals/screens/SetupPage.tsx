import { useState } from 'react'
import { Icon } from '../../../renderer/ui/Icon.tsx'
import { Segmented } from '../../../renderer/ui/Segmented.tsx'
import { LawForm } from './LawForm.tsx'
import { MealsMain, MealsSide } from './MealsMain.tsx'
import { PricesForm } from './PricesForm.tsx'
import { RulesForm } from './RulesForm.tsx'
import { useSetup, useShop } from './shop.ts'
import './people.css'

const parts = ['prices', 'rules', 'law'] as const

/** How this café brings meals: formulas, prices, cut-off, temperatures, VAT. */
export function SetupPage() {
  const { t, host } = useShop()
  const setup = useSetup()
  const own = t.people.setup
  const [part, setPart] = useState<(typeof parts)[number]>('prices')
  return (
    <>
      <MealsMain>
        <div className="sv-bar">
          <Segmented
            label={own.pagesLabel}
            value={part}
            choices={parts.map((value) => ({ value, text: own.pages[value] }))}
            onChoose={setPart}
          />
        </div>
        <div className="sv-body" tabIndex={0} role="group" aria-label={own.pages[part]}>
          {setup && part === 'prices' && <PricesForm setup={setup} />}
          {setup && part === 'rules' && <RulesForm setup={setup} />}
          {setup && part === 'law' && <LawForm setup={setup} />}
        </div>
        <host.Keys />
      </MealsMain>
      <MealsSide
        label={own.pagesLabel}
        head={
          <p>
            <b>{own.pagesLabel}</b>
          </p>
        }
      >
        <p className="sv-empty">
          <Icon name="sliders" />
          {t.setup.hint}
        </p>
      </MealsSide>
    </>
  )
}
