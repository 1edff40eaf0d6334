import { useState } from 'react'
import type { BusinessDay } from '../../../shared/business-day.ts'
import { Button } from '../../../renderer/ui/Button.tsx'
import { DateField } from '../../../renderer/ui/DateField.tsx'
import { Field } from '../../../renderer/ui/Field.tsx'
import { zTerms, type CommissionRule, type CounterService, type Terms } from '../rules/service.ts'
import { inField, percentInField, readCount, readEuros, readPercent } from './form.ts'
import { useShop, type Shop } from './shop.ts'

type RuleRow = {
  readonly article: CommissionRule['article']
  readonly of: CommissionRule['of']
  readonly label: string
  readonly percent: string
  readonly piece: string
}

/** A rule for every article and one for all; for what is handed out, one in all. */
function rowsOf(service: CounterService, last: Terms | undefined, { lang, t }: Shop): readonly RuleRow[] {
  const row = (article: RuleRow['article'], of: RuleRow['of'], label: string): RuleRow => {
    const rule = last?.rules.find((one) => one.article === article && one.of === of)
    return {
      article,
      of,
      label,
      percent: percentInField(rule?.hundredths ?? 0, lang),
      piece: rule && rule.pieceCents > 0 ? inField(rule.pieceCents, lang) : '',
    }
  }
  if (service.kind === 'agency-payout') return [row(null, 'paid-out', t.setup.ofPaid)]
  const own = service.articles.length > 1 && !service.delivered ? service.articles : []
  return [row(null, 'collected', t.setup.all), ...own.map(({ code, label }) => row(code, 'collected', label))]
}

/** What was agreed, by the day from which it holds; saving is saying that it was compared with the contract. */
export function TermsForm({ service, terms }: { readonly service: CounterService; readonly terms: readonly Terms[] }) {
  const shop = useShop()
  const { t, lang } = shop
  const w = t.setup
  const last = terms.at(-1)
  const [rows, setRows] = useState(() => rowsOf(service, last, shop))
  const [from, setFrom] = useState<BusinessDay | undefined>(() => last?.from ?? shop.today())
  const [settles, setSettles] = useState<Terms['settles']>(last?.settles ?? 'deducted')
  const [form, setForm] = useState(() => ({
    monthly: last && last.monthlyCents > 0 ? inField(last.monthlyCents, lang) : '',
    most: inField(last?.limit?.mostCents ?? null, lang),
    days: last?.limit ? String(last.limit.days) : '',
  }))
  const write = (next: Partial<typeof form>) => setForm({ ...form, ...next })
  const writeRow = (n: number, next: Partial<RuleRow>) =>
    setRows(rows.map((row, at) => (at === n ? { ...row, ...next } : row)))
  const save = () => {
    const rules = rows
      .filter(({ percent, piece }) => percent.trim() !== '' || piece.trim() !== '')
      .map(({ article, of, percent, piece }) => ({
        article,
        of,
        hundredths: readPercent(percent),
        pieceCents: readEuros(piece) === null ? 0 : readEuros(piece),
      }))
    const mostCents = readEuros(form.most)
    const monthlyCents = readEuros(form.monthly)
    const read = zTerms.safeParse({
      service: service.code,
      from,
      rules,
      monthlyCents: monthlyCents === null ? 0 : monthlyCents,
      settles,
      limit: mostCents === null ? null : { mostCents, days: readCount(form.days, 366) },
      toCheck: false,
    })
    if (!read.success) return shop.wrong()
    return shop.ask(
      (commandId) => shop.part.saveTerms({ terms: read.data, commandId }),
      () => {
        shop.done(t.saved)
        shop.again()
      },
    )
  }
  return (
    <div className="sv-part" role="group" aria-label={w.terms}>
      <h2 className="sv-label">{w.terms}</h2>
      <ul className="ag-rows">
        {terms.map((one) => (
          <li key={one.from}>
            <span>{w.since(one.from.split('-').reverse().join('/'))}</span>
            <small className={one.toCheck ? 'sv-warn' : undefined}>{one.toCheck ? w.proposal : w.checked}</small>
          </li>
        ))}
      </ul>
      <DateField label={w.from} value={from} today={shop.today()} words={shop.dateWords} onChange={setFrom} />
      {rows.map((row, n) => (
        <fieldset key={`${row.of} ${row.article}`} className="sv-part ag-rule">
          <legend className="sv-label">{row.label}</legend>
          <div className="sv-pair">
            <Field
              label={w.percent}
              keys="amount"
              maxLength={6}
              value={row.percent}
              onChange={(percent) => writeRow(n, { percent })}
            />
            <Field
              label={w.piece}
              keys="amount"
              maxLength={8}
              value={row.piece}
              onChange={(piece) => writeRow(n, { piece })}
            />
          </div>
        </fieldset>
      ))}
      <Field
        label={w.monthly}
        keys="amount"
        maxLength={9}
        value={form.monthly}
        onChange={(monthly) => write({ monthly })}
      />
      {service.kind === 'agency-payout' && (
        <div className="sv-pair">
          <Field
            label={w.limitMost}
            keys="amount"
            maxLength={9}
            value={form.most}
            onChange={(most) => write({ most })}
          />
          <Field
            label={w.limitDays}
            keys="digits"
            maxLength={3}
            value={form.days}
            onChange={(days) => write({ days })}
          />
        </div>
      )}
      <h2 className="sv-label">{w.settles}</h2>
      <div className="sv-chips ag-two">
        {(['deducted', 'invoiced'] as const).map((one) => (
          <button
            key={one}
            type="button"
            className="sv-chip"
            aria-pressed={one === settles}
            onClick={() => setSettles(one)}
          >
            {w.settlesWords[one]}
          </button>
        ))}
      </div>
      <Button onPress={save}>{w.saveTerms}</Button>
    </div>
  )
}
