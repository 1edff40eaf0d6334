import { useState } from 'react'
import { Button } from '../../../renderer/ui/Button.tsx'
import { Field } from '../../../renderer/ui/Field.tsx'
import { Icon } from '../../../renderer/ui/Icon.tsx'
import type { IdeasSetup } from '../rules/idea.ts'
import { words } from '../texts/words.ts'
import { IdeasMain, IdeasSide } from './Frame.tsx'
import { set, useSetup, useShop } from './shop.ts'

/** The themes in the words of this village, and how long a name is kept. */
export function SetupPage() {
  const { t, host } = useShop()
  const setup = useSetup()
  return (
    <>
      <IdeasMain>
        <div className="sv-body" tabIndex={0} role="group" aria-label={t.pageNames.setup}>
          {setup && <ThemesForm key={JSON.stringify(setup)} setup={setup} />}
        </div>
        <host.Keys />
      </IdeasMain>
      <IdeasSide
        label={t.pageNames.setup}
        head={
          <p>
            <b>{t.setupThemes}</b>
          </p>
        }
      >
        <p className="sv-empty">
          <Icon name="sliders" />
          {t.setupHint}
        </p>
      </IdeasSide>
    </>
  )
}

/** Of a theme that the café adds: known by a number of its own, whatever it is called. */
function freshCode(taken: readonly string[]): string {
  for (let n = taken.length + 1; ; n += 1) if (!taken.includes(`own-${n}`)) return `own-${n}`
}

function ThemesForm({ setup }: { readonly setup: IdeasSetup }) {
  const { t, lang, part, ask, again, done } = useShop()
  const house: Readonly<Record<string, string>> = words[lang].themes
  const [themes, setThemes] = useState(() =>
    setup.themes.map(({ code, name }) => ({ code, name: name || (house[code] ?? '') })),
  )
  const [months, setMonths] = useState(String(setup.keepMonths))
  const warn = (text: string) => set({ told: { tone: 'amber', text } })

  function save(): void {
    const keepMonths = Number(months)
    if (!Number.isInteger(keepMonths) || keepMonths < 1 || keepMonths > 36) return warn(t.monthsWrong)
    // What the house calls it is said in the language of whoever looks.
    const named = themes.map(({ code, name }) => ({ code, name: name.trim() === house[code] ? '' : name.trim() }))
    if (named.some(({ code, name }) => house[code] === undefined && name === '')) return warn(t.nameMissing)
    return ask(
      (commandId) => part.saveSetup({ setup: { themes: named, keepMonths }, commandId }),
      () => {
        again()
        done(t.saved)
      },
    )
  }
  return (
    <section className="sv-form" aria-label={t.setupThemes}>
      <ul className="id-setup">
        {themes.map(({ code, name }, at) => (
          <li key={code}>
            <Field
              label={t.themeName({ n: at + 1 })}
              hideLabel
              keys="text"
              maxLength={30}
              value={name}
              onChange={(next) => setThemes(themes.map((one, n) => (n === at ? { ...one, name: next } : one)))}
            />
            <Button
              icon="trash"
              label={t.remove({ name: name || String(at + 1) })}
              onPress={() => setThemes(themes.filter((one) => one.code !== code))}
            />
          </li>
        ))}
      </ul>
      <div className="sv-bar sv-bar-fields">
        <Button
          tone="panel"
          icon="plus"
          onPress={() => setThemes([...themes, { code: freshCode(themes.map(({ code }) => code)), name: '' }])}
        >
          {t.addTheme}
        </Button>
        <Field label={t.keepMonths} keys="digits" maxLength={2} value={months} onChange={setMonths} />
      </div>
      <Button className="sv-main" onPress={save}>
        {t.save}
      </Button>
    </section>
  )
}
