import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { LedgerCard } from './LedgerCard.tsx'
import type { Running } from './SettingsSection.tsx'

/** The ledger, the software that keeps it, and the way to whoever checks both. */
export function LedgerPage({ status }: { readonly status: Running }) {
  const { t } = useWords()
  const { control } = useTill()
  const words = t.control.settings
  return (
    <div className="ledger-page">
      <LedgerCard keyProtection={status.keyProtection} />
      <div className="ledger-column">
        <section className="card control-door" aria-label={t.control.title}>
          <h2>{t.control.title}</h2>
          <p>{words.controlMore}</p>
          <Button icon="landmark" className="door-key" onPress={control.enter}>
            {words.controlKey}
          </Button>
        </section>
        <SoftwareCard status={status} />
      </div>
    </div>
  )
}

function SoftwareCard({ status }: { readonly status: Running }) {
  const { t } = useWords()
  const { software, till, site } = status
  return (
    <section className="card software" aria-label={t.settings.software}>
      <h2>{t.settings.software}</h2>
      <dl>
        <dt>{t.settings.till}</dt>
        <dd>
          {till} · {site.name}
        </dd>
        <dt>{t.settings.version}</dt>
        <dd>
          {software.name} {software.version}
        </dd>
        <dt>{t.settings.core}</dt>
        <dd>{software.coreVersion}</dd>
        <dt>{t.settings.coreHash}</dt>
        <dd>
          <code>{software.coreHash}</code>
        </dd>
      </dl>
    </section>
  )
}
