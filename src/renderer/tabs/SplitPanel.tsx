import { ZERO } from '../../shared/money.ts'
import type { Counter } from '../../shared/ticket.ts'
import { useCounter, wholeCounter } from '../counter/use-counter.ts'
import { BigAmount } from '../shell/BigAmount.tsx'
import { change, useSession, type Paid, type SplitStep } from '../shell/session.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { SplitAmount } from './SplitAmount.tsx'
import { SplitItems } from './SplitItems.tsx'
import { NOTHING_PICKED, partAsked, planView, SHARES, type PlanView } from './split-view.ts'
import './tabs.css'
import './split.css'

const go = (step: SplitStep) => change({ over: { kind: 'split', step } })

/** Over the tiles: who pays what of the ticket in hand. It stays until nothing is left; left, it can be come back to. */
export function SplitPanel({ step }: { readonly step: SplitStep }) {
  const { t } = useWords()
  const now = useCounter(wholeCounter)
  const over = useSession((s) => s.over)
  const paid = useSession((s) => s.paid)
  if (!now?.ticket) return null
  const { ticket } = now
  const view = planView(now, partAsked(ticket, over) ?? ZERO)
  return (
    <section className="over drawer split" aria-label={t.split.title}>
      <header>
        <h2>{t.split.title}</h2>
        <Button icon="cross" tone="quiet" onPress={() => change({ over: undefined })}>
          {t.common.close}
        </Button>
      </header>
      {view.kind !== 'choose' && <Rest view={view} paid={paid} />}
      {view.kind === 'choose' && step.kind === 'plan' && <Choose />}
      {view.kind === 'share' && <Shares view={view} />}
      {ticket.partOf === null && step.kind === 'items' && <SplitItems ticket={ticket} picked={step.picked} />}
      {ticket.partOf === null && step.kind === 'amount' && <SplitAmount ticket={ticket} digits={step.digits} />}
      {ticket.partOf === null && step.kind !== 'plan' && <Ways step={step} />}
      {ticket.partOf !== null && <PartKeys now={now} />}
    </section>
  )
}

function Choose() {
  const { t } = useWords()
  const { tabs } = useTill()
  return (
    <div className="split-choose">
      <fieldset>
        <legend>{t.split.how}</legend>
        <div className="share-keys">
          {SHARES.map((shares) => (
            <Button
              key={shares}
              tone="panel"
              label={t.split.shares({ count: shares })}
              onPress={() => tabs.splitInShares(shares)}
            >
              {shares}
            </Button>
          ))}
        </div>
      </fieldset>
      <fieldset>
        <legend>{t.split.otherWays}</legend>
        <div className="way-keys">
          <Button tone="panel" icon="receipt" onPress={() => go({ kind: 'items', picked: NOTHING_PICKED })}>
            {t.split.byItem}
          </Button>
          <Button tone="panel" icon="keyboard" onPress={() => go({ kind: 'amount', digits: '' })}>
            {t.split.byAmount}
          </Button>
        </div>
      </fieldset>
    </div>
  )
}

type RestProps = { readonly view: Exclude<PlanView, { kind: 'choose' }>; readonly paid: Paid | undefined }

/** What is left behind this payer, in big; and the change of the one before, for as long as it matters. */
function Rest({ view, paid }: RestProps) {
  const { t, euros } = useWords()
  return (
    <div className="split-rest">
      <p role="status">
        <span>{t.split.rest}</span>
        <strong>
          <BigAmount cents={view.restCents} />
        </strong>
        {view.kind === 'share' && <em>{view.left === 0 ? t.split.last : t.split.restShares({ count: view.left })}</em>}
      </p>
      {paid && (
        <p className="split-paid" role="status">
          <span>
            <Icon name="paid" />
            {t.split.lastPaid} {euros(paid.totalCents)}
          </span>
          {paid.changeCents > 0 && (
            <>
              <small>{t.split.change}</small>
              <strong>
                <BigAmount cents={paid.changeCents} />
              </strong>
            </>
          )}
        </p>
      )}
    </div>
  )
}

function Shares({ view }: { readonly view: Extract<PlanView, { kind: 'share' }> }) {
  const { t } = useWords()
  return (
    <>
      <p className="quiet">{t.split.tenderHint}</p>
      <ol className="payers" aria-label={t.split.payers}>
        {Array.from({ length: view.of }, (_, index) => {
          const n = index + 1
          const state = n < view.now ? 'paid' : n === view.now ? 'now' : 'coming'
          return (
            <li key={n} data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
              <b>{state === 'paid' ? <Icon name="check" /> : n}</b>
              <span>{t.split[state]}</span>
            </li>
          )
        })}
      </ol>
    </>
  )
}

/** The part in hand: it can go back. */
function PartKeys({ now }: { readonly now: Counter }) {
  const { t } = useWords()
  const { tabs } = useTill()
  return (
    <div className="split-foot">
      <Button icon="undo" off={(now.ticket?.tenders.length ?? 0) > 0} onPress={tabs.giveBack}>
        {t.split.giveBack}
      </Button>
    </div>
  )
}

/** From one way to another: the rest of a ticket may be shared as the last ones wish. */
function Ways({ step }: { readonly step: SplitStep }) {
  const { t } = useWords()
  return (
    <div className="split-foot">
      <Button icon="left" onPress={() => go({ kind: 'plan' })}>
        {t.split.equal}
      </Button>
      {step.kind === 'items' ? (
        <Button icon="keyboard" onPress={() => go({ kind: 'amount', digits: '' })}>
          {t.split.byAmount}
        </Button>
      ) : (
        <Button icon="receipt" onPress={() => go({ kind: 'items', picked: NOTHING_PICKED })}>
          {t.split.byItem}
        </Button>
      )}
    </div>
  )
}
