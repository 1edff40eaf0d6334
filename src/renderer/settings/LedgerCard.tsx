import { useQuery } from '@tanstack/react-query'
import type { TillStatus, Verification } from '../../shared/contracts/till.ts'
import { count } from '../../shared/texts/format.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'

type Props = { readonly keyProtection: Extract<TillStatus, { phase: 'running' }>['keyProtection'] }

/** The sealed ledger: read again from its first entry when somebody wants to be sure. */
export function LedgerCard({ keyProtection }: Props) {
  const { t } = useWords()
  const { queries } = useTill()
  const check = useQuery(queries.till.verifyLedger.queryOptions({ input: {}, enabled: false }))
  return (
    <section className="card ledger" aria-label={t.ledger.title}>
      <h2>{t.ledger.title}</h2>
      <p>{t.ledger.about}</p>
      <Button tone="soft" icon="seal" off={check.isFetching} onPress={() => void check.refetch()}>
        {check.isFetching ? t.ledger.verifying : t.ledger.verify}
      </Button>
      <div className="ledger-answer" role="status">
        {check.isError && !check.isFetching && (
          <p className="verdict" data-verdict="short">
            <Icon name="stop" />
            {t.ledger.failed}
          </p>
        )}
        {check.isSuccess && !check.isFetching && <Verdict check={check.data} />}
      </div>
      <p>
        <b>{t.ledger.key}.</b> {t.ledger[keyProtection]}
      </p>
    </section>
  )
}

function Verdict({ check }: { readonly check: Verification }) {
  const { lang, t } = useWords()
  return (
    <>
      <p className="verdict" data-verdict={check.ok ? 'right' : 'short'}>
        <Icon name={check.ok ? 'check' : 'stop'} />
        {check.ok
          ? t.ledger.good({ entries: count(check.entries, lang) })
          : t.ledger.bad({ faults: count(check.faults.length, lang) })}
      </p>
      <ul>
        {check.faults.map((fault) => (
          <li key={`${fault.chain}-${fault.seq}`}>{t.ledger.fault({ ...fault, seq: count(fault.seq, lang) })}</li>
        ))}
      </ul>
      <p>
        {t.ledger.head} <code>{check.headCode}</code> ·{' '}
        {t.ledger.duration({ ms: count(Math.round(check.durationMs), lang) })}
      </p>
      <LastZCode />
    </>
  )
}

/** The code that the last Z carries on paper: the ledger has gone on since, so this is the one to compare. */
function LastZCode() {
  const { t } = useWords()
  const { queries } = useTill()
  const reports = useQuery(queries.cashSessions.zReports.queryOptions({ input: { limit: 1 } })).data
  const [last] = reports ?? []
  if (!last) return null
  return (
    <>
      <p>
        {t.ledger.lastZ} <code>{last.headCode}</code>
      </p>
      <p className="quiet">{t.ledger.lastZMore}</p>
    </>
  )
}
