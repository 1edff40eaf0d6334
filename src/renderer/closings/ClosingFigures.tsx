import { negate } from '../../shared/money.ts'
import { count, signedEuros } from '../../shared/texts/format.ts'
import { VatRows } from '../cash/VatRows.tsx'
import { useClock } from '../shell/use-clock.ts'
import { useWords } from '../shell/words.ts'
import type { Closing, Drawer } from './closings-view.ts'
import { Part, Sums } from './Sums.tsx'

/** Every figure of a closing, from the sales down to the code that proves them. */
export function ClosingFigures({ closing }: { readonly closing: Closing }) {
  const { lang, t, euros } = useWords()
  const words = t.control.closings
  const { firstTicket, lastTicket, tenderChangeCount, agencyCents, advancesCents, fiscalYearCents } = closing
  const number = (value: number) => count(value, lang)
  return (
    <>
      <Sums
        rows={[
          [`${words.sales} (${number(closing.saleCount)})`, euros(closing.salesCents)],
          closing.refundCount > 0 && [
            `${words.refunds} (${number(closing.refundCount)})`,
            signedEuros(negate(closing.refundsCents), lang),
          ],
          tenderChangeCount > 0 && [words.tenderChanges, number(tenderChangeCount)],
          [words.ht, euros(closing.htCents)],
          [words.vat, euros(closing.vatCents)],
          agencyCents !== 0 && [words.agency, euros(agencyCents)],
        ]}
        foot={
          firstTicket !== null &&
          lastTicket !== null &&
          (firstTicket === lastTicket
            ? words.rangeOne({ first: number(firstTicket) })
            : words.range({ first: number(firstTicket), last: number(lastTicket) }))
        }
      />
      {closing.vat.length > 0 && <Rates closing={closing} />}
      <Sums
        title={words.tenders}
        rows={[
          ...closing.tenders.map(
            ({ kind, count: times, amountCents }) =>
              [`${t.tender.name[kind]} (${number(times)})`, euros(amountCents)] as const,
          ),
          advancesCents !== 0 && [words.advances, euros(advancesCents)],
        ]}
      />
      <Sums
        title={words.families}
        rows={closing.families.map(({ label, nature, ttcCents }) => [
          nature === 'agency'
            ? `${label} · ${words.agencyMark}`
            : nature === 'liability'
              ? `${label} · ${words.liabilityMark}`
              : label,
          euros(ttcCents),
        ])}
      />
      <DrawerSums drawer={closing.drawer} />
      <CarriedOver closing={closing} />
      <Sums
        title={words.totals}
        rows={[
          fiscalYearCents !== undefined && [words.yearToDate, euros(fiscalYearCents)],
          [words.perpetualTotal, euros(closing.perpetual.algebraicCents)],
          [words.perpetualAbsolute, euros(closing.perpetual.absoluteCents)],
        ]}
      />
      <div className="seal-code">
        <span>{words.code}</span>
        <b>{closing.headCode}</b>
        <p>{words.codeMore}</p>
      </div>
    </>
  )
}

function Rates({ closing }: { readonly closing: Closing }) {
  const { t } = useWords()
  const rows = closing.vat.map(({ rate, htCents: ht, vatCents: vat, ttcCents: ttc }) => ({ rate, ht, vat, ttc }))
  return (
    <Part title={t.control.closings.rates}>
      <table className="table">
        <VatRows rows={rows} />
      </table>
    </Part>
  )
}

function DrawerSums({ drawer }: { readonly drawer: Drawer }) {
  const { lang, t, euros } = useWords()
  const words = t.control.closings
  if (drawer.kind === 'sum') {
    return (
      <Sums
        title={words.drawer}
        rows={[
          [words.over, euros(drawer.overCents)],
          [words.short, euros(drawer.shortCents)],
          [words.zCount, count(drawer.zCount, lang)],
        ]}
      />
    )
  }
  return (
    <Sums
      title={words.drawer}
      rows={[
        [words.float, euros(drawer.floatCents)],
        [words.expected, euros(drawer.expectedCents)],
        [words.counted, euros(drawer.countedCents)],
        [words.difference, signedEuros(drawer.differenceCents, lang)],
      ]}
    />
  )
}

function CarriedOver({ closing }: { readonly closing: Closing }) {
  const { lang, t, euros } = useWords()
  const { dayAndTime } = useClock()
  const words = t.control.closings
  return (
    <Sums
      title={words.carriedOver}
      rows={closing.carriedOver.map(({ openedAtMs, lineCount, totalCents }) => [
        words.carriedOne({ count: lineCount, lines: count(lineCount, lang), when: dayAndTime(openedAtMs) }),
        euros(totalCents),
      ])}
    />
  )
}
