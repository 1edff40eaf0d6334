import { useState, type ReactNode } from 'react'
import { setupSteps, type SetupStep } from '../../shared/contracts/setup.ts'
import { BackupsPage } from '../backups/BackupsPage.tsx'
import { useStatus } from '../counter/use-counter.ts'
import { PrintersPage } from '../settings/PrintersPage.tsx'
import { ServiceSwitches } from '../settings/ServiceSwitches.tsx'
import { TendersPage } from '../settings/TendersPage.tsx'
import type { Running } from '../settings/SettingsSection.tsx'
import { Notice } from '../shell/Notice.tsx'
import { ScreenKeys } from '../shell/ScreenKeys.tsx'
import { change } from '../shell/session.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Icon, type IconName } from '../ui/Icon.tsx'
import { CatalogueStep, TeamStep } from './RestSteps.tsx'
import { useSetupActions, useSetupProgress } from './use-setup.ts'
import './setup.css'

const ICONS: Readonly<Record<SetupStep, IconName>> = {
  printers: 'printer',
  tenders: 'wallet',
  services: 'package',
  team: 'people',
  catalogue: 'tag',
  backups: 'disk',
}
const NOTHING = { done: [], finished: false }

/** The rest of the first hour, over a till that already sells: six looks around, in any order. */
export function SetupScreen() {
  const { t } = useWords()
  const status = useStatus()
  const { note } = useSetupActions()
  const { done } = useSetupProgress() ?? NOTHING
  const [chosen, setChosen] = useState<SetupStep>()
  if (status?.phase !== 'running') return null
  const step = chosen ?? setupSteps.find((one) => !done.includes(one)) ?? 'printers'
  const words = t.setup.rest
  const seen = () => note(step, () => setChosen(setupSteps.find((one) => one !== step && !done.includes(one)) ?? step))

  const frame = (content: ReactNode) => (
    <main className="cash setup-rest" aria-label={words.title}>
      <header className="cash-head">
        <h1>{words.title}</h1>
        <p>{words.progress({ done: done.length, of: setupSteps.length })}</p>
      </header>
      <nav className="rest-steps" aria-label={t.setup.steps}>
        {setupSteps.map((one) => (
          <button
            key={one}
            type="button"
            data-done={done.includes(one) ? '' : undefined}
            aria-current={one === step ? 'step' : undefined}
            onClick={() => setChosen(one)}
          >
            <Icon name={done.includes(one) ? 'check' : ICONS[one]} />
            <b>{words.steps[one]}</b>
            <small>{done.includes(one) ? words.done : words.about[one]}</small>
          </button>
        ))}
      </nav>
      {content}
      <footer className="rest-foot">
        <Notice />
        <Button tone="soft" icon="check" onPress={seen}>
          {words.doneKey}
        </Button>
      </footer>
      <ScreenKeys />
    </main>
  )
  if (step === 'printers') return <PrintersPage frame={frame} />
  return (
    <>
      {frame(
        <div className="cash-body">
          <StepBody step={step} status={status} />
        </div>,
      )}
      <RestSide />
    </>
  )
}

function StepBody({ step, status }: { readonly step: Exclude<SetupStep, 'printers'>; readonly status: Running }) {
  switch (step) {
    case 'tenders':
      return <TendersPage settings={status.settings} />
    case 'services':
      return (
        <section className="card setting-rows">
          <ServiceSwitches used={status.settings.services} />
        </section>
      )
    case 'team':
      return <TeamStep />
    case 'catalogue':
      return <CatalogueStep />
    case 'backups':
      return <BackupsPage />
  }
}

/** What the first hour is for, and its end. */
function RestSide() {
  const { t } = useWords()
  const { finish } = useSetupActions()
  const words = t.setup.rest
  return (
    <aside className="ticket sv-side rest-side" aria-label={words.sell}>
      <div className="sv-side-body">
        <Icon name="coffee" />
        <h2>{words.sell}</h2>
        <p>{words.lead}</p>
        <p>{words.sellMore}</p>
      </div>
      <div className="sv-side-foot">
        <Button tone="accent" className="rest-sell" onPress={() => change({ screen: 'counter', over: undefined })}>
          {words.sellKey}
        </Button>
        <Button onPress={() => finish(() => change({ screen: 'counter' }))}>{words.finish}</Button>
        <p className="site-note">{words.finishMore}</p>
      </div>
    </aside>
  )
}
