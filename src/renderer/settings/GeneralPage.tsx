import { themes } from '../shell/preferences.ts'
import { changePreferences, useSession } from '../shell/session.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { SiteCard } from '../setup/SiteCard.tsx'
import { ServiceSwitches } from './ServiceSwitches.tsx'
import type { Running } from './SettingsSection.tsx'

/** Who the café is, its paper, its services and its looks. */
export function GeneralPage({ status }: { readonly status: Running }) {
  const { lang, t } = useWords()
  const { settings } = useTill()
  const theme = useSession((s) => s.theme)
  const words = t.control.settings
  return (
    <section className="card setting-rows" aria-label={t.settings.title}>
      <div>
        <h2>{t.settings.receipt}</h2>
        <Segmented
          label={t.settings.receipt}
          value={status.settings.receiptPrinting}
          choices={[
            { value: 'on-request', text: t.settings['on-request'] },
            { value: 'always', text: t.settings.always },
          ]}
          onChoose={(receiptPrinting) => settings.change({ receiptPrinting })}
        />
        <p>{t.settings.law}</p>
      </div>
      <div>
        <h2>{words.printer}</h2>
        <div className="setting-keys">
          <Button icon="printer" onPress={settings.printTestPage}>
            {t.cash.testPage}
          </Button>
          <Button icon="stamp" onPress={settings.printNotice}>
            {words.notice}
          </Button>
        </div>
        <p>{words.noticeMore}</p>
      </div>
      <ServiceSwitches used={status.settings.services} />
      <SiteCard status={status} />
      <div>
        <h2>{t.settings.theme}</h2>
        <Segmented
          label={t.settings.theme}
          value={theme}
          choices={themes.map((value) => ({ value, text: t.settings[value] }))}
          onChoose={(next) => changePreferences({ theme: next })}
        />
      </div>
      <div>
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
      </div>
    </section>
  )
}
