import { useQuery } from '@tanstack/react-query'
import type { MadeMonth, NetworkMonth } from '../../shared/contracts/network.ts'
import { dayAndTime } from '../../shared/texts/format.ts'
import { dayList, percent } from '../../shared/texts/network-words.ts'
import { useStatus } from '../counter/use-counter.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { ServiceSide, SumLine } from '../ui/ServiceParts.tsx'
import { FileTaker } from './FileTaker.tsx'
import { useNetworkActions } from './network-actions.ts'

type Props = {
  readonly data: NetworkMonth
  /** The file whose parts are on the way out. */
  readonly taken: number | undefined
  readonly onTake: (sequence: number | undefined) => void
}

/** What the month comes to, and its files. */
export function MonthSide({ data, taken, onTake }: Props) {
  const { lang, t } = useWords()
  const { queries } = useTill()
  const { make } = useNetworkActions()
  const words = t.network.month
  const made = useQuery(queries.network.made.queryOptions({ input: {} })).data ?? []
  if (taken !== undefined) return <FileTaker sequence={taken} onClose={() => onTake(undefined)} />
  const key = data.isTold !== null ? words.makeAgain : data.fee ? words.make : words.makeIncomplete
  const off = data.isTold === true || data.unknownRates.length > 0 || data.days.every(({ state }) => isEmpty(state))
  return (
    <ServiceSide
      service="network"
      label={words.fee}
      head={
        <p>
          <b>{words.fee}</b>
        </p>
      }
      told={<Told data={data} />}
      keys={
        <div className="sv-keys">
          <Button className="sv-main" icon="export" off={off} onPress={() => make(data.month, onTake)}>
            {key}
          </Button>
        </div>
      }
    >
      <FeeSums data={data} />
      {data.unknownRates.length > 0 && (
        <Banner tone="red" icon="alert">
          {words.rates({ rates: data.unknownRates.map((one) => percent(one, lang)).join(', ') })}
        </Banner>
      )}
      <section className="sv-part" aria-label={words.made}>
        <span className="sv-label">{words.made}</span>
        {made.length === 0 && <p className="sv-none">{words.noneMade}</p>}
        <ul className="nw-made">
          {made.map((file) => (
            <MadeRow key={file.sequence} file={file} onTake={onTake} />
          ))}
        </ul>
      </section>
    </ServiceSide>
  )
}

const isEmpty = (state: NetworkMonth['days'][number]['state']) => state === 'before' || state === 'to-come'

function FeeSums({ data }: { readonly data: NetworkMonth }) {
  const { lang, t, euros } = useWords()
  const { queries } = useTill()
  const words = t.network.month
  const terms = useQuery(queries.network.settings.queryOptions({ input: {} })).data?.settings
  const { fee, missingDays } = data
  if (data.days.every(({ state }) => state === 'before')) {
    return (
      <Banner tone="amber" icon="calendar">
        {words.notThere}
      </Banner>
    )
  }
  if (!fee) {
    const toCome = data.days.filter(({ state }) => state === 'to-come').length
    const days = dayList(missingDays, lang)
    return (
      <Banner tone="amber" icon="calendar">
        {toCome === missingDays.length ? words.holesToCome({ days }) : words.holes({ days, count: missingDays.length })}
      </Banner>
    )
  }
  return (
    <dl className="sv-sums">
      <SumLine text={words.base} amount={euros(fee.baseCents)} />
      <SumLine text={words.share({ rate: percent(terms?.feeHundredths ?? 0, lang) })} amount={euros(fee.shareCents)} />
      <SumLine text={words.fixed} amount={euros(fee.fixedCents)} />
      <div className="sv-total">
        <dt>{words.feeTotal}</dt>
        <dd>{euros(fee.feeCents)}</dd>
      </div>
    </dl>
  )
}

function Told({ data }: { readonly data: NetworkMonth }) {
  const { t } = useWords()
  if (data.isTold === null) return null
  const words = t.network.month
  return (
    <Banner tone={data.isTold ? 'good' : 'amber'} icon={data.isTold ? 'check' : 'again'}>
      {data.isTold ? words.told : words.changed}
    </Banner>
  )
}

function MadeRow({ file, onTake }: { readonly file: MadeMonth; readonly onTake: (sequence: number) => void }) {
  const { lang, t, euros } = useWords()
  const status = useStatus()
  const zone = status?.phase === 'running' ? status.settings.zone : 'UTC'
  const words = t.network.month
  return (
    <li>
      <button type="button" aria-label={words.open(file)} onClick={() => onTake(file.sequence)}>
        <b>{file.month}</b>
        <em>{file.fee ? euros(file.fee.feeCents) : words.incomplete}</em>
        <small>{words.madeLine({ sequence: file.sequence, at: dayAndTime(file.madeAtMs, lang, zone) })}</small>
      </button>
    </li>
  )
}
