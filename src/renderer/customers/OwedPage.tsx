import { useQuery } from '@tanstack/react-query'
import type { CustomerId } from '../../shared/ids.ts'
import { sum, ZERO } from '../../shared/money.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'

type Props = { readonly chosen: CustomerId | undefined; readonly onChoose: (customerId: CustomerId) => void }

/** Who owes what, and since when. */
export function OwedPage({ chosen, onChoose }: Props) {
  const { t, amount } = useWords()
  const { queries } = useTill()
  const all = useQuery(queries.accounts.list.queryOptions({ input: { text: '' } })).data
  const owing = all?.filter(({ balanceCents }) => balanceCents > 0) ?? []
  const words = t.money
  const { fresh, month, twoMonths, old } = words.ages
  const ageNames = [fresh, month, twoMonths, old]
  if (all && owing.length === 0) return <p className="card quiet">{words.nothingOwed}</p>
  const column = (n: number) => sum(owing.map(({ ages }) => ages[n] ?? ZERO))
  return (
    <section className="card">
      <table className="table ages">
        <caption>{words.agesTitle}</caption>
        <thead>
          <tr>
            <th scope="col">{words.name}</th>
            {ageNames.map((age) => (
              <th key={age} scope="col">
                {age}
              </th>
            ))}
            <th scope="col">{words.account.owes}</th>
          </tr>
        </thead>
        <tbody>
          {owing.map(({ customerId, name, ages, balanceCents }) => (
            <tr key={customerId} data-chosen={customerId === chosen ? '' : undefined}>
              <th scope="row">
                <button type="button" aria-pressed={customerId === chosen} onClick={() => onChoose(customerId)}>
                  {name}
                </button>
              </th>
              {ages.map((owed, n) => (
                <td key={ageNames[n]}>{owed === 0 ? '' : amount(owed)}</td>
              ))}
              <td>
                <b>{amount(balanceCents)}</b>
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{words.total}</th>
            {ageNames.map((age, n) => (
              <td key={age}>{amount(column(n))}</td>
            ))}
            <td>{amount(sum(owing.map(({ balanceCents }) => balanceCents)))}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  )
}
