import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { mediumDay } from '../../../shared/texts/periods.ts'
import { Button } from '../../../renderer/ui/Button.tsx'
import { DateField } from '../../../renderer/ui/DateField.tsx'
import { openRental, set } from './desk.ts'
import { PageFrame } from './PageFrame.tsx'
import { useNow, useShop } from './shop.ts'

/** What is held of people's money, and what of a day came in, went back or was kept. */
export function DepositsPage() {
  const shop = useShop()
  const { t, lang, euros, hour, queries, part } = shop
  const nowMs = useNow()
  const today = shop.today(nowMs)
  const [chosen, setDay] = useState<typeof today>()
  const day = chosen ?? today
  const register = useQuery(queries.deposits.queryOptions({ input: { day } })).data
  const rows = register?.rows ?? []
  return (
    <PageFrame
      label={t.pages.deposits}
      bar={
        <>
          <DateField label={t.deposits.day} value={day} today={today} words={shop.dateWords} onChange={setDay} />
          <p className="sv-figure">
            <span>{t.deposits.held}</span> <strong>{register ? euros(register.heldCents) : '…'}</strong>
          </p>
          <Button
            icon="printer"
            tone="panel"
            onPress={() =>
              shop.ask(
                (commandId) => part.printDeposits({ day, commandId }),
                () => undefined,
              )
            }
          >
            {t.deposits.print}
          </Button>
        </>
      }
    >
      {rows.length === 0 ? (
        <p className="sv-none">{t.deposits.none}</p>
      ) : (
        <table className="sv-table">
          <thead>
            <tr>
              <th scope="col">{t.deposits.columns.name}</th>
              <th scope="col">{t.deposits.columns.kind}</th>
              <th scope="col">{t.deposits.columns.what}</th>
              <th scope="col" className="sv-right">
                {t.deposits.columns.amount}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.rentalId} ${row.what} ${row.atMs}`}>
                <th scope="row">
                  <button
                    type="button"
                    onClick={() => {
                      set({ page: 'planning' })
                      openRental(row.rentalId)
                    }}
                  >
                    {row.name} <small>{row.number}</small>
                  </button>
                </th>
                <td>
                  {t.hire.deposits[row.kind]} <small>{row.ref}</small>
                  {row.expiresOn && (
                    <small className="sv-warn">{t.deposits.expires({ day: mediumDay(row.expiresOn, lang) })}</small>
                  )}
                </td>
                <td>
                  <span className="sv-mark" data-kind={row.what}>
                    {t.deposits.whats[row.what]}
                  </span>{' '}
                  <small>{hour(row.atMs)}</small>
                </td>
                <td className="sv-right">{euros(row.amountCents)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </PageFrame>
  )
}
