import { useState } from 'react'
import { absolute, ZERO } from '../../../shared/money.ts'
import { signedEuros } from '../../../shared/texts/format.ts'
import { fromBase64, saveFile } from '../../../renderer/client/download.ts'
import { Button } from '../../../renderer/ui/Button.tsx'
import { Field } from '../../../renderer/ui/Field.tsx'
import { Icon } from '../../../renderer/ui/Icon.tsx'
import { SumLine } from '../../../renderer/ui/ServiceParts.tsx'
import type { StatementLine } from '../rules/commission.ts'
import { articleOf } from '../rules/service.ts'
import { explanations } from '../texts/words.ts'
import { AgencySide } from './AgencyScreen.tsx'
import { inField, percentInField, readEuros } from './form.ts'
import { longMonth } from './months.ts'
import { set, useSetup, useShop, type Shop } from './shop.ts'

type Row = Awaited<ReturnType<Shop['part']['statements']>>['rows'][number]
type Props = { readonly row: Row; readonly month: string; readonly isOver: boolean }

/** How a month of a service is made, what its partner says, and its invoice. */
export function StatementSide({ row, ...of }: Omit<Props, 'row'> & { readonly row: Row | undefined }) {
  const { t } = useShop()
  if (row) return <Statement row={row} {...of} />
  return (
    <AgencySide label={t.statements.months} head={<p />}>
      <div className="sv-empty">
        <Icon name="receipt" />
        <p>{t.statements.choose}</p>
      </div>
    </AgencySide>
  )
}

function Statement({ row, month, isOver }: Props) {
  const shop = useShop()
  const { t, lang, euros, part } = shop
  const w = t.statements
  const { totals } = row
  const of = { service: row.service, month }
  const standing = row.sold.find(({ takenBackBy }) => takenBackBy === null)
  const file = (as: 'csv' | 'pdf') =>
    shop.ask(
      () => part.statementFile({ ...of, as }),
      (made) => {
        if (!made) return
        saveFile(made.name, [fromBase64(made.base64)], as === 'pdf' ? 'application/pdf' : 'text/csv')
      },
    )
  const invoice = () =>
    shop.ask(
      (commandId) => part.invoiceCommission({ ...of, commandId }),
      ({ number, ttcCents }) => {
        shop.done(w.made({ a: number, b: euros(ttcCents) }))
        shop.again()
      },
    )
  const takeBack = () =>
    shop.ask(
      (commandId) => part.takeCommissionBack({ ...of, commandId }),
      ({ number }) => {
        shop.done(w.madeBack(number))
        shop.again()
      },
    )
  return (
    <AgencySide
      label={row.name}
      head={
        <>
          <p>
            <b>{row.name}</b>
            <span>{`${row.partner} · ${longMonth(month, lang)}`}</span>
          </p>
          <Button icon="cross" label={t.close} onPress={() => set({ service: undefined, told: undefined })} />
        </>
      }
      keys={
        <div className="sv-keys">
          <Button icon="download" onPress={() => file('csv')}>
            CSV
          </Button>
          <Button icon="file" onPress={() => file('pdf')}>
            PDF
          </Button>
          {isOver && !standing && totals.ttcCents > 0 && (
            <Button className="sv-main" tone="accent" onPress={invoice}>
              {w.invoice}
            </Button>
          )}
        </div>
      }
    >
      {row.toCheck && <p className="sv-warn">{w.toCheck}</p>}
      <div className="sv-part">
        <h2 className="sv-label">{w.lines}</h2>
        <Lines row={row} />
      </div>
      <dl className="sv-sums">
        {totals.monthlyCents > 0 && <SumLine text={w.monthly} amount={euros(totals.monthlyCents)} />}
        <SumLine text={w.ht} amount={euros(totals.htCents)} />
        <SumLine text={w.vat} amount={euros(totals.vatCents)} />
        <SumLine text={w.ttc} amount={euros(totals.ttcCents)} />
        <SumLine
          text={totals.owedCents < 0 ? w.owes : w.owed}
          amount={euros(absolute(totals.owedCents))}
          tone={totals.owedCents < 0 ? 'red' : 'good'}
        />
      </dl>
      <p className="sv-label">{row.settles === 'deducted' ? w.deducted : w.invoicedApart}</p>
      {row.sold.map(({ number, takenBackBy }) => (
        <p key={number} className="sv-label">
          {takenBackBy === null ? w.invoiced(number) : w.takenBack({ a: number, b: takenBackBy })}
        </p>
      ))}
      {standing && (
        <Button icon="undo" onPress={takeBack}>
          {w.creditNote}
        </Button>
      )}
      <Theirs row={row} month={month} />
    </AgencySide>
  )
}

function Lines({ row }: { readonly row: Row }) {
  const { t, lang, euros } = useShop()
  const w = t.statements
  const service = useSetup()?.services.find(({ code }) => code === row.service)
  const rateOf = ({ hundredths, pieceCents, isAgreed }: StatementLine) => {
    if (!isAgreed) return w.notAgreed
    const share = hundredths > 0 ? `${percentInField(hundredths, lang)} %` : ''
    const piece = pieceCents > 0 ? euros(pieceCents) : ''
    return [share, piece].filter((text) => text !== '').join(' + ') || '0 %'
  }
  return (
    <ul className="ag-rows">
      {row.lines.map((line) => (
        <li key={[line.way, line.article, line.hundredths, line.pieceCents, line.isAgreed].join(' ')}>
          <span>
            <b>{(service && line.article && articleOf(service, line.article)?.label) ?? row.name}</b>
            <small>
              {`${euros(line.baseCents)} ${line.way === 'collected' ? w.collected : w.paidOut} · ${rateOf(line)}`}
            </small>
          </span>
          <span>{euros(line.htCents)}</span>
        </li>
      ))}
    </ul>
  )
}

/** The partner's own figures beside ours, and what of the gap explains itself. */
function Theirs({ row, month }: Omit<Props, 'isOver'>) {
  const shop = useShop()
  const { t, lang, euros } = shop
  const w = t.statements
  const { theirs, gaps, totals } = row
  const [isOpen, setOpen] = useState(false)
  const [form, setForm] = useState(() => ({
    number: theirs?.number ?? '',
    collected: inField(theirs?.collectedCents ?? null, lang),
    paid: inField(theirs?.paidOutCents ?? null, lang),
    commission: inField(theirs?.commissionCents ?? null, lang),
  }))
  const write = (next: Partial<typeof form>) => setForm({ ...form, ...next })
  const save = () => {
    const sums = [readEuros(form.collected), readEuros(form.paid), readEuros(form.commission)] as const
    const [collectedCents, paidOutCents, commissionCents] = sums
    if (collectedCents === undefined || paidOutCents === undefined || commissionCents === undefined) return shop.wrong()
    return shop.ask(
      (commandId) =>
        shop.part.saveTheirs({
          service: row.service,
          month,
          number: form.number,
          collectedCents: collectedCents ?? ZERO,
          paidOutCents: paidOutCents ?? ZERO,
          commissionCents: commissionCents ?? ZERO,
          commandId,
        }),
      () => {
        setOpen(false)
        shop.again()
      },
    )
  }
  return (
    <div className="sv-part" role="group" aria-label={w.theirs}>
      <h2 className="sv-label">{theirs?.number ? `${w.theirs} ${theirs.number}` : w.theirs}</h2>
      {theirs && gaps && (
        <>
          <table className="ag-gap-table">
            <thead>
              <tr>
                <td />
                <th scope="col">{w.ours}</th>
                <th scope="col">{w.them}</th>
                <th scope="col">{w.gap}</th>
              </tr>
            </thead>
            <tbody>
              {(
                [
                  [w.columns.collected, totals.collectedCents, theirs.collectedCents, gaps.collectedCents],
                  [w.columns.paid, totals.paidOutCents, theirs.paidOutCents, gaps.paidOutCents],
                  [w.ht, totals.htCents, theirs.commissionCents, gaps.commissionCents],
                ] as const
              ).map(([what, ours, their, gap]) => (
                <tr key={what}>
                  <th scope="row">{what}</th>
                  <td>{euros(ours)}</td>
                  <td>{euros(their)}</td>
                  <td>{gap === 0 ? '–' : signedEuros(gap, lang)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {gaps.why.map((why) => (
            <p key={why} className={why === 'same' ? 'sv-label' : 'sv-warn'}>
              {explanations[lang][why]}
            </p>
          ))}
        </>
      )}
      {isOpen ? (
        <>
          <Field
            label={w.number}
            keys="text"
            maxLength={40}
            value={form.number}
            onChange={(number) => write({ number })}
          />
          <div className="sv-pair">
            <Field
              label={w.columns.collected}
              keys="amount"
              maxLength={9}
              value={form.collected}
              onChange={(collected) => write({ collected })}
            />
            <Field
              label={w.columns.paid}
              keys="amount"
              maxLength={9}
              value={form.paid}
              onChange={(paid) => write({ paid })}
            />
          </div>
          <Field
            label={w.theirCommission}
            keys="amount"
            maxLength={9}
            value={form.commission}
            onChange={(commission) => write({ commission })}
          />
          <Button onPress={save}>{w.save}</Button>
        </>
      ) : (
        <Button icon="pencil" onPress={() => setOpen(true)}>
          {w.note}
        </Button>
      )}
    </div>
  )
}
