import { minus } from '../../../shared/money.ts'
import { Button } from '../../../renderer/ui/Button.tsx'
import { Icon } from '../../../renderer/ui/Icon.tsx'
import { Progress } from '../../../renderer/ui/Progress.tsx'
import { SumLine } from '../../../renderer/ui/ServiceParts.tsx'
import { useQuery } from '@tanstack/react-query'
import { BillSide } from './BillSide.tsx'
import { CreditSide } from './CreditSide.tsx'
import { leftOf, toSide, useBills } from './bills-desk.ts'
import { sumsOf } from './bills-view.ts'
import { MealsSide } from './MealsMain.tsx'
import { PayerSide, RemindersSide, TaxSide } from './PayerSides.tsx'
import { useBillPage, type useMonth } from './use-bills.ts'
import './bills.css'

type Data = ReturnType<typeof useMonth>

/** What lies beside the month: somebody's invoice, a payer, who is late, or the month itself. */
export function BillsSides({ data }: { readonly data: Data }) {
  const { host } = useBillPage()
  const side = useBills((state) => state.side)
  const run = useBills((state) => state.run)
  host.useBack(side.kind !== 'idle', () =>
    toSide(side.kind === 'credit' ? { kind: 'bill', personId: side.personId } : { kind: 'idle' }),
  )
  if (run || side.kind === 'idle') return <MonthSide data={data} />
  if (side.kind === 'bill') return <BillSide personId={side.personId} />
  if (side.kind === 'credit') return <CreditSide personId={side.personId} chosen={side.chosen} />
  if (side.kind === 'payer') return <PayerSide of={side.ref} data={data} />
  return side.kind === 'reminders' ? <RemindersSide /> : <TaxSide />
}

function MonthSide({ data }: { readonly data: Data }) {
  const { words, month, nameOf, euros, queries } = useBillPage()
  const run = useBills((state) => state.run)
  const late = useQuery(queries.billReminders.queryOptions({ input: {} })).data
  const sums = sumsOf(data?.rows ?? [])
  const label = words.head({ month: nameOf(month) })
  return (
    <MealsSide
      label={label}
      head={
        <p>
          <b>{label}</b>
          <span>{words.persons({ count: sums.drafts + sums.issued })}</span>
        </p>
      }
      keys={
        run ? <RunKeys /> : <MonthKeys data={data} ready={sums.ready} late={late?.length ?? 0} issued={sums.issued} />
      }
    >
      {run ? (
        <Progress
          label={run.what === 'files' ? words.runningFiles : words.running}
          share={run.of === 0 ? 1 : (run.done + run.failed) / run.of}
          text={words.runningText({ done: run.done + run.failed, of: run.of })}
        />
      ) : (
        <dl className="sv-sums">
          <SumLine
            text={`${words.toIssue} (${sums.drafts})`}
            amount={euros(minus(sums.totalCents, sums.issuedCents))}
          />
          <SumLine text={`${words.issued} (${sums.issued})`} amount={euros(sums.issuedCents)} />
          <SumLine
            text={words.open}
            amount={euros(sums.openCents)}
            {...(sums.openCents > 0 ? { tone: 'red' as const } : {})}
          />
          <div className="sv-total">
            <dt>{words.total}</dt>
            <dd>{euros(sums.totalCents)}</dd>
          </div>
        </dl>
      )}
      {!run && data && <Hint isOver={data.isOver} drafts={sums.drafts} rows={data.rows.length} />}
    </MealsSide>
  )
}

function Hint({ isOver, drafts, rows }: { readonly isOver: boolean; readonly drafts: number; readonly rows: number }) {
  const { words } = useBillPage()
  if (rows === 0 || (isOver && drafts > 0)) return null
  return (
    <p className="sv-empty">
      <Icon name={isOver ? 'paid' : 'calendar'} />
      {isOver ? words.allIssued : words.notOver}
    </p>
  )
}

function RunKeys() {
  const { words, act } = useBillPage()
  const isGoing = useBills((state) => state.run?.going)
  return (
    <div className="sv-keys">
      <Button icon="stop" tone="danger" off={isGoing !== true} onPress={act.stop}>
        {words.stop}
      </Button>
    </div>
  )
}

function MonthKeys(props: {
  readonly data: Data
  readonly ready: ReturnType<typeof sumsOf>['ready']
  readonly late: number
  readonly issued: number
}) {
  const { words, month, act } = useBillPage()
  const { ready, late, issued } = props
  const stopped = useBills((state) => (state.stopped?.month === month ? state.stopped : undefined))
  // Where an invoice came or went meanwhile, the files begin again: none is left out.
  const files = stopped?.what === 'files' && stopped.of === issued ? stopped : undefined
  return (
    <>
      <div className="sv-small-keys">
        <Button icon="bell" off={late === 0} onPress={() => toSide({ kind: 'reminders' })}>
          {words.reminders({ count: late })}
        </Button>
        <Button icon="landmark" onPress={() => toSide({ kind: 'tax' })}>
          {words.tax}
        </Button>
      </div>
      <div className="sv-keys">
        <Button icon="printer" off={issued === 0} onPress={() => void act.saveRun(month, issued, files?.done)}>
          {files ? words.resumeFiles({ count: leftOf(files) }) : words.printAll}
        </Button>
        <Button className="sv-main" off={ready.length === 0} onPress={() => act.issueAll(month, ready)}>
          {stopped?.what === 'issue' && ready.length > 0
            ? words.resume({ count: ready.length })
            : words.issueAll({ count: ready.length })}
        </Button>
      </div>
    </>
  )
}
