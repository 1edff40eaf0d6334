import type { TillStatus } from '../../shared/contracts/till.ts'
import { useStatus } from '../counter/use-counter.ts'
import { themes } from '../shell/preferences.ts'
import { changePreferences, useSession } from '../shell/session.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { LedgerCard } from './LedgerCard.tsx'

type Running = Extract<TillStatus, { phase: 'running' }>

export function LedgerAndSettings() {
  const status = useStatus()
  if (status?.phase !== 'running') return null
  return (
    <div className="office">
      <LedgerCard keyProtection={status.keyProtection} />
      <SettingsCard status={status} />
      <KeysCard />
      <SoftwareCard status={status} />
    </div>
  )
}

function SettingsCard({ status }: { readonly status: Running }) {
  const { lang, t } = useWords()
  const { cash } = useTill()
  const theme = useSession((s) => s.theme)
  return (
    <section className="card settings" aria-label={t.settings.title}>
      <h2>{t.settings.receipt}</h2>
      <Segmented
        label={t.settings.receipt}
        value={status.settings.receiptPrinting}
        choices={[
          { value: 'on-request', text: t.settings['on-request'] },
          { value: 'always', text: t.settings.always },
        ]}
        onChoose={cash.setReceiptPrinting}
      />
      <p>{t.settings.law}</p>
      <h2>{t.settings.theme}</h2>
      <Segmented
        label={t.settings.theme}
        value={theme}
        choices={themes.map((value) => ({ value, text: t.settings[value] }))}
        onChoose={(next) => changePreferences({ theme: next })}
      />
      <h2>{t.settings.language}</h2>
      <Segmented
        label={t.settings.language}
        value={lang}
        choices={[
          { value: 'fr', text: 'Français' },
          { value: 'en', text: 'English' },
        ]}
        onChoose={(next) => changePreferences({ lang: next })}
      />
      <Button icon="printer" onPress={cash.printTestPage}>
        {t.cash.testPage}
      </Button>
    </section>
  )
}

function KeysCard() {
  const { t } = useWords()
  const keys: readonly (readonly [string, string])[] = [
    ['F2', t.keys.F2],
    ['F3', t.keys.F3],
    ['F7', t.keys.F7],
    ['F8', t.keys.F8],
    ['F9', t.keys.F9],
    ['Esc', t.keys.Esc],
    [t.keys.digitsKey, t.keys.digits],
    [t.keys.lettersKey, t.keys.letters],
    [t.keys.plusMinusKey, t.keys.plusMinus],
  ]
  return (
    <section className="card keys-card" aria-label={t.settings.keys}>
      <h2>{t.settings.keys}</h2>
      <dl>
        {keys.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </section>
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
