import type { FocusEvent } from 'react'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { withCapitals } from '../ui/capitals.ts'
import { Field } from '../ui/Field.tsx'
import { Icon } from '../ui/Icon.tsx'
import { sirenCheck, spacedSiren, vatNumberOf, type Draft } from './invoice-view.ts'

type Props = {
  readonly draft: Draft
  readonly onDraft: (change: (old: Draft) => Draft) => void
  readonly keep: boolean
  readonly onKeep: (keep: boolean) => void
}

/** Somebody new: name and address as the law wants them, the SIREN of a company checked while it is written. */
export function CustomerFields({ draft, onDraft, keep, onKeep }: Props) {
  const { t } = useWords()
  const set = (part: Partial<Draft>) => onDraft((old) => ({ ...old, ...part }))
  const check = sirenCheck(draft.siren)
  const offered = vatNumberOf(draft.siren)
  return (
    <div className="customer-fields" onFocus={bringIntoView}>
      <Field
        className="field-whole"
        label={t.invoice.name}
        keys="text"
        maxLength={120}
        autoFocus
        value={draft.name}
        onChange={(name) => set({ name })}
        onBlur={() => onDraft((old) => ({ ...old, name: withCapitals(old.name) }))}
      />
      <Field
        className="field-whole"
        label={t.invoice.address}
        keys="text"
        maxLength={120}
        value={draft.address}
        onChange={(address) => set({ address })}
      />
      <Field
        label={t.invoice.postcode}
        keys="digits"
        maxLength={10}
        value={draft.postcode}
        onChange={(postcode) => set({ postcode })}
      />
      <Field
        label={t.invoice.city}
        keys="text"
        maxLength={80}
        value={draft.city}
        onChange={(city) => set({ city })}
        onBlur={() => onDraft((old) => ({ ...old, city: withCapitals(old.city) }))}
      />
      <div className="siren">
        <Field
          label={t.invoice.siren}
          placeholder={t.invoice.sirenOptional}
          keys="digits"
          maxLength={14}
          fault={check === 'wrong' ? t.invoice.sirenWrong : undefined}
          value={draft.siren}
          onChange={(siren) => set({ siren: spacedSiren(siren) })}
        />
        <p className="siren-check" data-check={check} role="status">
          {check === 'right' && <Icon name="check" />}
          {check === 'right' && t.invoice.sirenRight}
          {check === 'short' && t.invoice.sirenShort}
        </p>
      </div>
      <div className="siren">
        <Field
          label={t.invoice.vat}
          keys="text"
          maxLength={20}
          value={draft.vatNumber}
          onChange={(vatNumber) => set({ vatNumber: vatNumber.toUpperCase() })}
        />
        {offered && draft.vatNumber === '' && (
          <Button tone="soft" icon="check" onPress={() => set({ vatNumber: offered })}>
            {t.invoice.vatOffer({ number: offered })}
          </Button>
        )}
      </div>
      <div className="field-whole keep">
        <Button icon={keep ? 'check' : 'plus'} pressed={keep} onPress={() => onKeep(!keep)}>
          {t.invoice.keep}
        </Button>
        <p className="quiet">{t.invoice.keepMore}</p>
      </div>
    </div>
  )
}

/** The keys of a touch screen take room when they come: the field in hand must stay in sight. */
function bringIntoView({ target }: FocusEvent<HTMLElement>): void {
  requestAnimationFrame(() => target.scrollIntoView({ block: 'nearest' }))
}
