import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { count, withMinus } from '../../shared/texts/format.ts'
import { Notice } from '../shell/Notice.tsx'
import { useWords } from '../shell/words.ts'
import { Segmented } from '../ui/Segmented.tsx'
import { FindField } from './FindField.tsx'
import { matches } from './stock-view.ts'
import { useStock } from './use-stock.ts'

/** Under this share a drink barely pays for its glass; in hundredths of a percent. */
const LOW_BP = 5000

/** What a piece of each product earns, the smallest share first. */
export function MarginsPage() {
  const { t, lang, euros } = useWords()
  const { stock, queries, push } = useStock()
  const words = t.stock.margins
  const margins = useQuery(queries.margins.queryOptions({ input: {} })).data
  const settings = useQuery(queries.settings.queryOptions({ input: {} })).data
  const [text, setText] = useState('')
  const [order, setOrder] = useState<'small' | 'big'>('small')
  const found = margins?.filter(({ label }) => matches(text, label)) ?? []
  const shown = order === 'small' ? found : found.toReversed()
  return (
    <section className="stock-main stock-whole">
      <div className="sv-bar">
        <FindField label={t.stock.recipes.find} value={text} onChange={setText} />
        <Segmented
          label={words.order}
          value={order}
          choices={[
            { value: 'small', text: words.small },
            { value: 'big', text: words.big },
          ]}
          onChoose={setOrder}
        />
        {settings && (
          <Segmented
            label={words.cost}
            value={settings.cost}
            choices={[
              { value: 'last', text: words.last },
              { value: 'average', text: words.average },
            ]}
            onChoose={(cost) =>
              push(
                (commandId) => stock.changeSettings({ cost, commandId }),
                () => undefined,
              )
            }
          />
        )}
      </div>
      <Notice />
      <div className="sv-body" tabIndex={0}>
        {shown.length > 0 && (
          <table className="sv-table stock-table">
            <thead>
              <tr>
                <th scope="col">{words.product}</th>
                <th scope="col" className="sv-right">
                  {words.price}
                </th>
                <th scope="col" className="sv-right">
                  {words.ht}
                </th>
                <th scope="col" className="sv-right">
                  {words.costs}
                </th>
                <th scope="col" className="sv-right">
                  {words.margin}
                </th>
                <th scope="col" className="sv-right">
                  {words.share}
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map((row) => (
                <tr key={row.productId}>
                  <th scope="row">{row.label}</th>
                  <td className="sv-right">{euros(row.priceCents)}</td>
                  <td className="sv-right">{euros(row.htCents)}</td>
                  <td className="sv-right">{euros(row.costCents)}</td>
                  <td className="sv-right">{withMinus(euros(row.marginCents))}</td>
                  <td className="sv-right" data-low={(row.marginBp ?? 0) < LOW_BP ? '' : undefined}>
                    {row.marginBp === null
                      ? '—'
                      : `${withMinus(count(Math.round(row.marginBp / 10) / 10, lang))}${lang === 'fr' ? '\u202f' : ''}%`}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {margins?.length === 0 && <p className="sv-none">{words.none}</p>}
      </div>
    </section>
  )
}
