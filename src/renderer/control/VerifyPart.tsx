import { useQuery } from '@tanstack/react-query'
import type { VerificationState } from '../../shared/contracts/tax-control.ts'
import { count } from '../../shared/texts/format.ts'
import { duration } from '../../shared/texts/periods.ts'
import { QueryFailed } from '../shell/QueryFailed.tsx'
import { useTill } from '../shell/TillContext.ts'
import { useClock } from '../shell/use-clock.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Progress } from '../ui/Progress.tsx'
import type { PartProps } from './ControlScreen.tsx'
import { BigVerdict, ControlSide, Facts } from './ControlSide.tsx'
import { faultSentence, progressShare } from './control-view.ts'

/** The whole ledger is read again, from its first entry, while the counter goes on. */
export function VerifyPart({ frame }: PartProps) {
  const { t } = useWords()
  const { queries, control } = useTill()
  const words = t.control.tax.check
  const asked = useQuery(queries.taxControl.verification.queryOptions({ input: {}, staleTime: 0 }))
  const state = asked.data ?? { state: 'idle' as const }
  const running = state.state === 'running'
  return (
    <>
      {frame(
        <div className="cash-body">
          <section className="card check" aria-label={t.control.tax.verify}>
            <h2>{words.title}</h2>
            <p className="side-lead">{words.about}</p>
            {asked.error && <QueryFailed error={asked.error} />}
            <Answer state={state} />
          </section>
        </div>,
      )}
      <ControlSide
        title={t.control.tax.verify}
        keys={
          <div className="side-keys">
            <Button className="side-main" tone="accent" icon="seal" off={running} onPress={control.verify}>
              {state.state === 'done' ? words.again : words.start}
            </Button>
          </div>
        }
      >
        <SideFacts state={state} />
      </ControlSide>
    </>
  )
}

function Answer({ state }: { readonly state: VerificationState }) {
  const { lang, t } = useWords()
  const words = t.control.tax.check
  const number = (value: number) => count(value, lang)
  switch (state.state) {
    case 'idle':
      return (
        <p className="check-never">
          <Icon name="info" />
          {words.never}
        </p>
      )
    case 'running': {
      const share = progressShare(state)
      const text =
        share === undefined
          ? words.starting
          : words.figures({ done: number(state.done), of: number(state.of), percent: Math.round(share * 100) })
      return <Progress label={words.progress} share={share} text={text} />
    }
    case 'failed':
      return <BigVerdict good={false} title={t.control.tax.verify} text={words.failed} />
    case 'done':
      return <Result result={state.result} />
  }
}

function Result({ result }: { readonly result: Extract<VerificationState, { state: 'done' }>['result'] }) {
  const { lang, t } = useWords()
  const words = t.control.tax.check
  const number = (value: number) => count(value, lang)
  const many = result.faults.length
  return (
    <>
      <BigVerdict
        good={result.ok}
        title={result.ok ? words.good : words.bad({ count: many, shown: number(many) })}
        text={result.ok ? words.goodMore({ entries: number(result.entries) }) : words.badMore}
      />
      {many > 0 && (
        <ul className="faults" aria-label={words.faults}>
          {result.faults.map((fault) => (
            <li key={`${fault.chain}-${fault.seq}-${fault.what}`}>
              {faultSentence(fault, number(fault.seq), t.control.tax)}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function SideFacts({ state }: { readonly state: VerificationState }) {
  const { lang, t } = useWords()
  const { dayAndTime } = useClock()
  const words = t.control.tax.check
  if (state.state !== 'done') return null
  const { result, atMs } = state
  return (
    <>
      <Facts
        rows={[
          [words.when, dayAndTime(atMs)],
          [words.entries, count(result.entries, lang)],
          [words.duration, duration(result.durationMs, lang)],
        ]}
      />
      <div className="seal-code">
        <span>{words.head}</span>
        <b>{result.headCode}</b>
        <p>{words.headMore}</p>
      </div>
    </>
  )
}
