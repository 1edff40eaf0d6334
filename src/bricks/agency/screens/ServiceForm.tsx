import { useState } from 'react'
import { Button } from '../../../renderer/ui/Button.tsx'
import { Field } from '../../../renderer/ui/Field.tsx'
import type { ArticleCode } from '../ids.ts'
import {
  codeFor,
  serviceColours,
  villageKinds,
  zCounterService,
  type CounterService,
  type Terms,
} from '../rules/service.ts'
import { kindWords } from '../texts/words.ts'
import { AgencySide } from './AgencyScreen.tsx'
import { inField, readEuros } from './form.ts'
import { PersonPick } from './PersonPick.tsx'
import { TermsForm } from './TermsForm.tsx'
import { useShop } from './shop.ts'

const vatChoices = ['standard', 'keepable-food', 'book', 'press-agency'] as const

type Row = {
  readonly code: ArticleCode | null
  readonly label: string
  readonly price: string
  readonly deposit: string
}

/** One service: what it is called, what its keys sell, whose account is invoiced, and what was agreed. */
export function ServiceForm(props: {
  readonly service: CounterService
  readonly terms: readonly Terms[]
  readonly onClose: () => void
}) {
  const shop = useShop()
  const { t, lang } = shop
  const w = t.setup
  const { service, terms } = props
  const [form, setForm] = useState(service)
  const [payer, setPayer] = useState(() =>
    service.partnerId === null ? undefined : { customerId: service.partnerId, name: service.partner },
  )
  const [rows, setRows] = useState<readonly Row[]>(() =>
    service.articles.map(({ code, label, priceCents, depositCents }) => ({
      code,
      label,
      price: inField(priceCents, lang),
      deposit: inField(depositCents, lang),
    })),
  )
  const write = (next: Partial<CounterService>) => setForm({ ...form, ...next })
  const writeRow = (n: number, next: Partial<Row>) =>
    setRows(rows.map((row, at) => (at === n ? { ...row, ...next } : row)))
  const hasMoney = service.kind !== 'count-only'
  const hasDeposit = service.kind === 'deposit'

  const save = () => {
    const taken = rows.flatMap(({ code }) => (code === null ? [] : [code]))
    const articles = rows
      .filter(({ label }) => label.trim() !== '')
      .map((row) => {
        const code = row.code ?? (codeFor(row.label, taken) as ArticleCode) // made as a code is
        if (row.code === null) taken.push(code)
        return { code, label: row.label, priceCents: readEuros(row.price), depositCents: readEuros(row.deposit) }
      })
    const read = zCounterService.safeParse({ ...form, partnerId: payer?.customerId ?? null, articles })
    if (!read.success) return shop.wrong()
    return shop.ask(
      (commandId) => shop.part.saveService({ service: read.data, commandId }),
      (kept) => {
        setForm(kept)
        setRows(
          kept.articles.map(({ code, label, priceCents, depositCents }) => ({
            code,
            label,
            price: inField(priceCents, lang),
            deposit: inField(depositCents, lang),
          })),
        )
        shop.done(t.saved)
        shop.again()
      },
    )
  }

  return (
    <AgencySide
      label={service.name}
      head={
        <>
          <p>
            <b>{service.name}</b>
            <span>{kindWords[lang][service.kind]}</span>
          </p>
          <Button icon="cross" label={t.close} onPress={props.onClose} />
        </>
      }
      keys={
        <div className="sv-keys">
          <Button pressed={form.isOn} onPress={() => write({ isOn: !form.isOn })}>
            {form.isOn ? w.on : w.off}
          </Button>
          <Button className="sv-main" tone="accent" onPress={save}>
            {w.save}
          </Button>
        </div>
      }
    >
      <Field label={w.name} keys="text" maxLength={30} value={form.name} onChange={(name) => write({ name })} />
      {service.nature === 'agency' && (
        <>
          <Field
            label={w.partner}
            keys="text"
            maxLength={40}
            value={form.partner}
            onChange={(partner) => write({ partner })}
          />
          <PersonPick label={w.payer} none={w.payerFind} person={payer} onPick={setPayer} />
        </>
      )}
      {hasDeposit && (
        <Field label={w.brand} keys="text" maxLength={20} value={form.brand} onChange={(brand) => write({ brand })} />
      )}
      {service.nature === 'own' && hasMoney && (
        <Chips
          label={w.vat}
          values={vatChoices}
          texts={w.vats}
          value={form.vatClass}
          onChoose={(vatClass) => write({ vatClass })}
        />
      )}
      {service.nature === 'own' && (
        <Chips
          label={w.village}
          values={['none', ...villageKinds] as const}
          texts={w.villageKinds}
          value={form.countsAs ?? 'none'}
          onChoose={(chosen) => write({ countsAs: chosen === 'none' ? null : chosen })}
        />
      )}
      <Chips
        label={w.colour}
        values={serviceColours}
        texts={w.colours}
        value={form.colour}
        onChoose={(colour) => write({ colour })}
      />
      <div className="sv-part" role="group" aria-label={w.articles}>
        <h2 className="sv-label">{w.articles}</h2>
        <ul className="ag-articles">
          {rows.map((row, n) => (
            <li key={row.code ?? n} data-money={hasMoney ? '' : undefined} data-three={hasDeposit ? '' : undefined}>
              <Field
                label={w.articleName}
                hideLabel={n > 0}
                keys="text"
                maxLength={40}
                value={row.label}
                onChange={(label) => writeRow(n, { label })}
              />
              {hasMoney && (
                <Field
                  label={w.articlePrice}
                  hideLabel={n > 0}
                  keys="amount"
                  maxLength={9}
                  value={row.price}
                  onChange={(price) => writeRow(n, { price })}
                />
              )}
              {hasDeposit && (
                <Field
                  label={w.articleDeposit}
                  hideLabel={n > 0}
                  keys="amount"
                  maxLength={9}
                  value={row.deposit}
                  onChange={(deposit) => writeRow(n, { deposit })}
                />
              )}
              <Button
                icon="trash"
                label={`${w.remove} ${row.label}`}
                onPress={() => setRows(rows.filter((_, at) => at !== n))}
              />
            </li>
          ))}
        </ul>
        <Button icon="plus" onPress={() => setRows([...rows, { code: null, label: '', price: '', deposit: '' }])}>
          {w.addArticle}
        </Button>
      </div>
      {service.nature === 'agency' && <TermsForm service={service} terms={terms} />}
    </AgencySide>
  )
}

function Chips<Value extends string>(props: {
  readonly label: string
  readonly values: readonly Value[]
  readonly texts: Readonly<Record<Value, string>>
  readonly value: string
  readonly onChoose: (value: Value) => void
}) {
  return (
    <div className="sv-part" role="group" aria-label={props.label}>
      <h2 className="sv-label">{props.label}</h2>
      <div className="sv-chips sv-three">
        {props.values.map((value) => (
          <button
            key={value}
            type="button"
            className="sv-chip"
            aria-pressed={props.value === value}
            onClick={() => props.onChoose(value)}
          >
            {props.texts[value]}
          </button>
        ))}
      </div>
    </div>
  )
}
