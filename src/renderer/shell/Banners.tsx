import { useQuery } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { count } from '../../shared/texts/format.ts'
import { useCardPayments } from '../card-payments/use-card-payments.ts'
import { normaliseEan } from '../../shared/barcodes.ts'
import { useCounter, useDay, useStatus, wholeTicket } from '../counter/use-counter.ts'
import { useMay } from '../people/use-people.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { AskedCode } from '../scans/AskedCode.tsx'
import { shortCode } from '../scans/scan-view.ts'
import { bars, type Bar } from './banners-view.ts'
import { SetupCard } from '../setup/SetupCard.tsx'
import { change, useSession } from './session.ts'
import { useTill } from './TillContext.ts'
import { useClock } from './use-clock.ts'
import { useWords } from './words.ts'

/** The bars between the tiles and their foot: a tile's middle stays under the finger when one appears. */
export function Banners() {
  const { line, gestures, queries } = useTill()
  const status = useStatus()
  const mayChange = useMay('settings')
  const { shown, more } = bars({
    line: useSyncExternalStore(line.subscribe, line.state),
    held: useSyncExternalStore(gestures.subscribe, () => gestures.state().held),
    anomalies: status?.phase === 'running' ? status.anomalies : [],
    update: status?.phase === 'running' ? (status.update?.version ?? undefined) : undefined,
    unknownCode: useSession((s) => s.unknownCode),
    askedCode: useSession((s) => s.askedCode),
    backups: useQuery(queries.backups.state.queryOptions({ input: {} })).data,
    mayChange,
    printing: useQuery(queries.printing.status.queryOptions({ input: {} })).data,
    payments: useCardPayments(),
    ticketId: useCounter(wholeTicket)?.ticketId,
    day: useDay(),
  })
  if (shown.length === 0) return <SetupCard />
  return (
    <div className="bars">
      {shown.map((bar, index) => (
        <OneBar key={barKey(bar)} bar={bar} more={index === shown.length - 1 ? more : 0} />
      ))}
    </div>
  )
}

function barKey(bar: Bar): string {
  if (bar.kind === 'doubtful-payment') return bar.payment.paymentId
  return bar.kind === 'anomaly' ? bar.anomaly : bar.kind
}

function OneBar({ bar, more }: { readonly bar: Bar; readonly more: number }) {
  const { lang, t, euros } = useWords()
  const { gestures, cash, tabs } = useTill()
  const { dayAndTime } = useClock()
  const mayCreate = useMay('settings')
  const others = more > 0 && ` (${t.common.and({ count: more })})`
  switch (bar.kind) {
    case 'line-down':
      return (
        <Banner tone="amber" icon="unplugged">
          {t.connection.down}
          {others}
        </Banner>
      )
    case 'held':
      return (
        <Banner
          tone="amber"
          icon="unplugged"
          actions={<Button onPress={gestures.askAgain}>{t.connection.askAgain}</Button>}
        >
          {t.connection.held}
          {others}
        </Banner>
      )
    case 'anomaly':
      return (
        <Banner tone="red" icon="stop">
          {t.anomaly[bar.anomaly]}
          {others}
        </Banner>
      )
    case 'unknown-code':
      return (
        <Banner
          tone="amber"
          icon="scan"
          actions={
            <>
              {mayCreate && normaliseEan(bar.code) !== undefined && (
                <Button
                  icon="plus"
                  onPress={() =>
                    change({ screen: 'counter', unknownCode: undefined, over: { kind: 'new-product', code: bar.code } })
                  }
                >
                  {t.banner.create}
                </Button>
              )}
              <Button onPress={() => change({ unknownCode: undefined })}>{t.banner.dismiss}</Button>
            </>
          }
        >
          {t.banner.unknownCode({ code: shortCode(bar.code) })}
          {others}
        </Banner>
      )
    case 'doubtful-payment': {
      const { ticketId, corrects, cents } = bar.payment
      const amount = euros(cents)
      const show = () =>
        corrects === undefined
          ? tabs.takeInHand(ticketId)
          : change({ screen: 'counter', over: { kind: 'card', number: corrects, step: { kind: 'lines' } } })
      return (
        <Banner tone="amber" icon="card" actions={<Button onPress={show}>{t.terminal.unknown.show}</Button>}>
          {corrects === undefined ? t.terminal.unknown.banner({ amount }) : t.terminal.refund.banner({ amount })}
          {others}
        </Banner>
      )
    }
    case 'asked-code':
      return <AskedCode resolved={bar.resolved} more={others} />
    case 'drawer-open':
      return (
        <Banner tone="amber" icon="drawer">
          {bar.drawer === 'unasked' ? t.banner.drawerUnasked : t.banner.drawerLeftOpen}
          {others}
        </Banner>
      )
    case 'drawer-failed':
      return (
        <Banner tone="amber" icon="drawer">
          {t.banner.drawerFailed}
          {others}
        </Banner>
      )
    case 'unsettled-job': {
      const number = bar.job.number === null ? '' : count(bar.job.number, lang)
      const what = `${t.document[bar.job.document]} ${number}`.trim()
      return (
        <Banner
          tone="amber"
          icon="printer"
          actions={
            <>
              <Button onPress={() => cash.dismissJob(bar.job.jobId)}>{t.banner.cameOutYes}</Button>
              <Button onPress={() => cash.retryJob(bar.job.jobId)}>{t.banner.reprint}</Button>
            </>
          }
        >
          {t.banner.cameOut({ what })}
          {others}
        </Banner>
      )
    }
    case 'old-papers':
      return (
        <Banner
          tone="amber"
          icon="printer"
          actions={
            <>
              <Button onPress={cash.dropOldPapers}>{t.banner.dropOld}</Button>
              <Button onPress={cash.printOldPapers}>{t.banner.printOld}</Button>
            </>
          }
        >
          {t.banner.oldPapers({ count: bar.count, since: dayAndTime(bar.since) })}
          {others}
        </Banner>
      )
    case 'printer':
      return (
        <Banner tone="amber" icon="printer">
          {t.health[bar.health]}
          {bar.waiting > 0 && <b> {t.banner.waiting({ count: bar.waiting })}.</b>}
          {others}
        </Banner>
      )
    case 'other-printer':
      return (
        <Banner tone="amber" icon="printer">
          {t.printers.silent({ printer: bar.printer, count: bar.waiting })}
          {others}
        </Banner>
      )
    case 'stand-in':
      return (
        <Banner tone="amber" icon="printer">
          {t.printers.standsIn({ printer: bar.printer, others: bar.others.join(', ') })}
          {others}
        </Banner>
      )
    case 'backups':
      return (
        <Banner tone={bar.overdue ? 'red' : 'amber'} icon={bar.overdue ? 'stop' : 'disk'}>
          {bar.overdue ? t.backups.bar.overdue : t.backups.bar.missing({ count: bar.missing })}
          {others}
        </Banner>
      )
    case 'backups-wanted':
      return (
        <Banner
          tone="amber"
          icon="disk"
          actions={
            <Button
              onPress={() =>
                change({ screen: 'cash', cashSection: 'settings', settingsPage: 'backups', over: undefined })
              }
            >
              {t.backups.bar.wantedKey}
            </Button>
          }
        >
          {t.backups.bar.wanted}
          {others}
        </Banner>
      )
    case 'update':
      return (
        <Banner tone="good" icon="again">
          {t.banner.update({ version: bar.version })}
          {others}
        </Banner>
      )
    case 'overdue':
      return (
        <Banner
          tone="amber"
          icon="alert"
          actions={<Button onPress={() => change({ screen: 'cash' })}>{t.banner.overdueKey}</Button>}
        >
          {t.banner.overdue({ since: dayAndTime(bar.since) })}
          {others}
        </Banner>
      )
  }
}
