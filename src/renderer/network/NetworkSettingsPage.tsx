import { useState } from 'react'
import { activities, type Activity } from '../../shared/network.ts'
import { monthName } from '../../shared/texts/network-words.ts'
import type { Texts } from '../../shared/texts/index.ts'
import { useWords } from '../shell/words.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { HoursFields } from './HoursFields.tsx'
import { useNetworkActions } from './network-actions.ts'
import { draftOf, readDraft, type Draft, type Faults, type FieldName, type Known } from './settings-view.ts'

/** What the network and the town hall agreed with the café; kept from the month in hand on. */
export function NetworkSettingsPage({ known }: { readonly known: Known }) {
  const { lang, t } = useWords()
  const { keepSettings } = useNetworkActions()
  const [draft, setDraft] = useState(() => draftOf(known))
  const [told, setTold] = useState<'saved' | 'changed'>()
  const words = t.network.settings
  const { settings, faults } = readDraft(draft)
  const change = (changed: Partial<Draft>) => {
    setDraft({ ...draft, ...changed })
    setTold('changed')
  }
  const parts = { draft, faults, change }
  return (
    <div className="nw-body sv-body nw-settings">
      <section className="card nw-form" aria-label={words.who}>
        <h2>{words.who}</h2>
        <Text name="siteId" label={words.siteId} keys="text" fault={words.siteIdWrong} {...parts} />
        <Text name="email" label={words.email} keys="text" fault={words.emailWrong} {...parts} />
        <Text name="townHall" label={words.townHall} keys="text" fault="" {...parts} />
      </section>
      <section className="card nw-form" aria-label={words.fee}>
        <h2>{words.fee}</h2>
        <Text name="feeFixed" label={words.feeFixed} keys="amount" fault={words.amountWrong} {...parts} />
        <Text name="feeRate" label={words.feeRate} keys="amount" fault={words.rateWrong} {...parts} />
        <div className="field">
          <span className="sv-label">{words.onCommissions}</span>
          <Segmented
            label={words.onCommissions}
            value={draft.feeOnCommissions ? 'yes' : 'no'}
            choices={[
              { value: 'yes', text: words.yes },
              { value: 'no', text: words.no },
            ]}
            onChoose={(next) => change({ feeOnCommissions: next === 'yes' })}
          />
        </div>
      </section>
      <section className="card nw-form" aria-label={words.advance}>
        <h2>{words.advance}</h2>
        <Text name="pay" label={words.pay} keys="amount" fault={words.amountWrong} {...parts} />
        <Text name="charges" label={words.charges} keys="amount" fault={words.amountWrong} {...parts} />
        <Text name="goods" label={words.goods} keys="amount" fault={words.rateWrong} {...parts} />
      </section>
      <HoursFields {...parts} />
      <Categories known={known} {...parts} />
      <Services known={known} {...parts} />
      <footer className="nw-foot">
        {told && (
          <Banner tone={told === 'saved' ? 'good' : 'amber'} icon={told === 'saved' ? 'check' : 'pencil'}>
            {told === 'saved' ? words.saved : words.unsaved}
          </Banner>
        )}
        <span className="sv-hint">{words.from({ month: monthName(known.month, lang) })}</span>
        <Button
          tone="accent"
          icon="check"
          off={!settings}
          onPress={() => settings && keepSettings(known.month, settings, () => setTold('saved'))}
        >
          {words.save}
        </Button>
      </footer>
    </div>
  )
}

export type FormPart = {
  readonly draft: Draft
  readonly faults: Faults
  readonly change: (changed: Partial<Draft>) => void
}

/** The names that settings give to what cannot be read, beside those of the draft. */
const otherNames: Readonly<Partial<Record<FieldName, string>>> = {
  feeFixed: 'feeFixedCents',
  feeRate: 'feeHundredths',
  pay: 'guaranteedPayCents',
  charges: 'fixedChargesCents',
  goods: 'goodsHundredths',
}

type TextProps = FormPart & {
  readonly name: FieldName
  readonly label: string
  readonly keys: 'text' | 'amount'
  readonly fault: string
}

function Text({ name, label, keys, fault, draft, faults, change }: TextProps) {
  const isWrong = faults.has(name) || faults.has(otherNames[name] ?? '')
  return (
    <Field
      label={label}
      keys={keys}
      maxLength={120}
      value={draft[name]}
      fault={isWrong ? fault : undefined}
      onChange={(text) => change({ [name]: name === 'siteId' ? text.toUpperCase() : text })}
    />
  )
}

function Categories({ known, draft, faults, change }: FormPart & { readonly known: Known }) {
  const { t } = useWords()
  const words = t.network.settings
  return (
    <section className="card nw-form nw-wide" aria-label={words.categories}>
      <h2>{words.categories}</h2>
      {known.categories.map(({ category, proposed, isAgency }) => (
        <div key={category} className="nw-row">
          <span>{category}</span>
          <ActivityPick
            label={words.activityOf({ what: category })}
            value={draft.categories[category]}
            byProduct={words.byProduct({ activity: t.network.activities[proposed] })}
            onPick={(activity) => change({ categories: { ...draft.categories, [category]: activity } })}
          />
          {isAgency && (
            <Field
              label={words.agencyRate({ what: category })}
              keys="amount"
              maxLength={6}
              value={draft.agencyRates[category] ?? ''}
              fault={faults.has(`rate${category}`) ? words.rateWrong : undefined}
              onChange={(text) => change({ agencyRates: { ...draft.agencyRates, [category]: text } })}
            />
          )}
        </div>
      ))}
    </section>
  )
}

function Services({ known, draft, change }: FormPart & { readonly known: Known }) {
  const { t } = useWords()
  const words = t.network.settings
  if (draft.services.length === 0) return null
  const edit = (service: string, changed: Partial<Draft['services'][number]>) =>
    change({ services: draft.services.map((row) => (row.service === service ? { ...row, ...changed } : row)) })
  return (
    <section className="card nw-form nw-wide" aria-label={words.servicesTitle}>
      <h2>{words.servicesTitle}</h2>
      {draft.services.map(({ service, activity, isCommission }) => {
        const named = known.services.find((row) => row.service === service)?.name
        const name = named || brickName(service, t)
        return (
          <div key={service} className="nw-row">
            <span>{name}</span>
            <ActivityPick
              label={words.activityOf({ what: name })}
              value={activity}
              onPick={(next) => next && edit(service, { activity: next })}
            />
            <Segmented
              label={words.kindOf({ what: name })}
              value={isCommission ? 'commission' : 'sale'}
              choices={[
                { value: 'sale', text: words.sale },
                { value: 'commission', text: words.commission },
              ]}
              onChoose={(next) => edit(service, { isCommission: next === 'commission' })}
            />
          </div>
        )
      })}
    </section>
  )
}

function brickName(service: string, t: Texts): string {
  const names: Readonly<Record<string, string>> = t.network.services
  return names[service] ?? service
}

type PickProps = {
  readonly label: string
  readonly value: Activity | undefined
  /** What it says where no activity is chosen; without it one always is. */
  readonly byProduct?: string
  readonly onPick: (activity: Activity | undefined) => void
}

function ActivityPick({ label, value, byProduct, onPick }: PickProps) {
  const { t } = useWords()
  return (
    <select
      className="nw-pick"
      aria-label={label}
      value={value ?? ''}
      onChange={({ target }) => onPick(activities.find((one) => one === target.value))}
    >
      {byProduct !== undefined && <option value="">{byProduct}</option>}
      {activities.map((activity) => (
        <option key={activity} value={activity}>
          {t.network.activities[activity]}
        </option>
      ))}
    </select>
  )
}
