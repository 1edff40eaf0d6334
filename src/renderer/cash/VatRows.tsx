import type { Cents } from '../../shared/money.ts'
import { rate as written } from '../../shared/texts/format.ts'
import type { VatRate } from '../../shared/vat.ts'
import { useWords } from '../shell/words.ts'

type Row = { readonly rate: VatRate; readonly ht: Cents; readonly vat: Cents; readonly ttc: Cents }

/** Inside a table: the head of its columns and a row a rate. */
export function VatRows({ rows }: { readonly rows: readonly Row[] }) {
  const { lang, t, amount } = useWords()
  return (
    <>
      <thead>
        <tr>
          <th scope="col">{t.cash.vatRate}</th>
          <th scope="col">{t.cash.vatHt}</th>
          <th scope="col">{t.cash.vatAmount}</th>
          <th scope="col">{t.cash.vatTtc}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ rate, ht, vat, ttc }) => (
          <tr key={rate}>
            <th scope="row">{written(rate, lang)}</th>
            <td>{amount(ht)}</td>
            <td>{amount(vat)}</td>
            <td>{amount(ttc)}</td>
          </tr>
        ))}
      </tbody>
    </>
  )
}
