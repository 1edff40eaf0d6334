import type { Reading } from '../../shared/contracts/cash-sessions.ts'
import { isCash, tenderRules } from '../../shared/tenders.ts'
import { cashFlow } from '../../shared/cash.ts'
import { count, quantity, signedEuros } from '../../shared/texts/format.ts'
import { cents, milli } from '../../shared/money.ts'
import { BigAmount } from '../shell/BigAmount.tsx'
import { useWords } from '../shell/words.ts'
import { Icon } from '../ui/Icon.tsx'
import { readingView, type CategoryBar } from './reading-view.ts'
import { useBlind } from './use-blind.ts'
import { VatRows } from './VatRows.tsx'

/** The X: the running day, read and not touched. */
export function ReadingPanel({ reading }: { readonly reading: Reading | undefined }) {
  const { lang, t, euros } = useWords()
  if (!reading) return <p className="cash-empty">{t.cash.notOpen}</p>
  const view = readingView(reading)
  return (
    <div className="reading">
      <section className="card figure figure-main">
        <h2>{t.cash.turnover}</h2>
        <strong>
          <BigAmount cents={reading.turnoverCents} />
        </strong>
        {reading.agencyCents !== 0 && (
          <p>
            {t.cash.agency} <b>{euros(reading.agencyCents)}</b>
          </p>
        )}
      </section>
      <section className="card figure">
        <h2>{t.cash.ticketCount}</h2>
        <strong>{count(reading.ticketCount, lang)}</strong>
      </section>
      <section className="card figure">
        <h2>{t.cash.average}</h2>
        <strong>{view.averageCents === undefined ? '–' : <BigAmount cents={view.averageCents} />}</strong>
      </section>
      <CategoryBars categories={view.categories} />
      <VatTable reading={reading} />
      <Tenders reading={reading} />
    </div>
  )
}

function CategoryBars({ categories }: { readonly categories: readonly CategoryBar[] }) {
  const { lang, t, euros } = useWords()
  return (
    <section className="card bars-card">
      <h2>{t.cash.categories}</h2>
      {categories.length === 0 && <p className="quiet">{t.cash.noSales}</p>}
      <ul>
        {categories.map(({ label, quantityMilli, ttcCents, share }) => (
          <li key={label}>
            <span>{label}</span>
            <span className="share" aria-hidden="true">
              <i style={{ inlineSize: `${share * 100}%` }} />
            </span>
            <span className="quiet">{quantity(milli(quantityMilli), lang)}</span>
            <b>{euros(ttcCents)}</b>
          </li>
        ))}
      </ul>
    </section>
  )
}

function VatTable({ reading }: { readonly reading: Reading }) {
  const { t, amount } = useWords()
  return (
    <section className="card">
      <table className="table">
        <caption>{t.cash.vat}</caption>
        <VatRows rows={reading.vat} />
        <tfoot>
          <tr>
            <th scope="row">{t.cash.total}</th>
            <td>{amount(reading.htCents)}</td>
            <td>{amount(reading.vatCents)}</td>
            <td>{amount(reading.turnoverCents)}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  )
}

function Tenders({ reading }: { readonly reading: Reading }) {
  const { lang, t, euros } = useWords()
  const blind = useBlind()
  return (
    <section className="card facts">
      <h2>{t.cash.tenders}</h2>
      <ul>
        {reading.tenders.map(({ kind, count: times, amountCents }) => (
          <li key={kind}>
            <Icon name={tenderRules[kind].icon} />
            <span>{t.tender.name[kind]}</span>
            <span className="quiet">{count(times, lang)}</span>
            {blind && isCash(kind) ? <span className="quiet">{t.drawer.hidden}</span> : <b>{euros(amountCents)}</b>}
          </li>
        ))}
        {reading.papers.length > 0 && <li className="quiet">{t.tender.papers}</li>}
        {reading.papers.map(({ kind, count: papers, faceCents }) => (
          <li key={`paper-${kind}`}>
            <Icon name={tenderRules[kind].icon} />
            <span>{t.tender.name[kind]}</span>
            <span className="quiet">{count(papers, lang)}</span>
            <b>{euros(faceCents)}</b>
          </li>
        ))}
        {reading.movements.map(({ reason, count: times, amountCents }) => (
          <li key={reason}>
            <Icon name="swap" />
            <span>{t.drawer.reason[reason]}</span>
            <span className="quiet">{count(times, lang)}</span>
            <b>{signedEuros(cents((cashFlow[reason].drawer || cashFlow[reason].safe) * amountCents), lang)}</b>
          </li>
        ))}
        {reading.owed.map(({ kind, count: times, amountCents }) => (
          <li key={kind}>
            <Icon name="hand" />
            <span>{t.money.owed[kind]}</span>
            <span className="quiet">{count(times, lang)}</span>
            <b>{euros(amountCents)}</b>
          </li>
        ))}
        <li>
          <Icon name="cross" />
          <span>{t.cash.voided}</span>
          <span />
          <b>{count(reading.voidedTickets, lang)}</b>
        </li>
        <li>
          <Icon name="minus" />
          <span>{t.cash.voidedLines}</span>
          <span />
          <b>{count(reading.voidedLines, lang)}</b>
        </li>
        <li>
          <Icon name="drawer" />
          <span>{t.cash.openings}</span>
          <span />
          <b>{count(reading.drawerOpenings, lang)}</b>
        </li>
      </ul>
    </section>
  )
}
