import { useState } from 'react'
import { DRAWERS_MAX, type Drawer } from '../../shared/cash.ts'
import type { Settings } from '../../shared/contracts/till.ts'
import { newDrawerId } from '../../shared/ids.ts'
import { cents } from '../../shared/money.ts'
import { noteValue } from '../../shared/texts/format.ts'
import { useStepBack } from '../shell/back.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Proposed } from './Proposed.tsx'

const limits = [0, 200, 500, 1000, 2000].map(cents)

/** How a drawer is counted, and which drawers there are. */
export function DrawersPage({ settings }: { readonly settings: Settings }) {
  const { lang, t } = useWords()
  const { settings: actions } = useTill()
  const words = t.drawer.settings
  const limitOf = (value: string) => noteValue(cents(Number(value)), lang)
  const offered = [...new Set([...limits, settings.explainAboveCents])].sort((a, b) => a - b)
  return (
    <section className="card setting-rows" aria-label={words.page}>
      <Proposed
        title={words.blind}
        value={settings.blindCount ? 'on' : 'off'}
        choices={[
          { value: 'off', text: words.blindOff },
          { value: 'on', text: words.blindOn },
        ]}
        more={(value) => words.blindMore[value === 'on' ? 'on' : 'off']}
        onApply={(value) => actions.change({ blindCount: value === 'on' })}
      />
      <Proposed
        title={words.explainAbove}
        value={String(settings.explainAboveCents)}
        choices={offered.map((limit) => ({ value: String(limit), text: limitOf(String(limit)) }))}
        more={(value) => words.explainMore({ limit: limitOf(value) })}
        onApply={(value) => actions.change({ explainAboveCents: cents(Number(value)) })}
      />
      <Drawers kept={settings.drawers} />
    </section>
  )
}

function Drawers({ kept }: { readonly kept: readonly Drawer[] }) {
  const { t } = useWords()
  const { settings: actions } = useTill()
  const [draft, setDraft] = useState<readonly Drawer[]>()
  const words = t.drawer.settings
  const asked = draft ?? kept
  useStepBack(draft !== undefined, () => setDraft(undefined))
  const isNamed = asked.every((one) => one.name.trim() !== '')
  return (
    <div className="drawer-list">
      <h2>{words.drawers}</h2>
      <ul>
        {asked.map((drawer, index) => (
          <li key={drawer.drawerId}>
            <Field
              label={words.name({ number: index + 1 })}
              hideLabel
              keys="text"
              value={drawer.name}
              maxLength={20}
              fault={drawer.name.trim() === '' ? words.nameWrong : undefined}
              onChange={(name) => setDraft(asked.with(index, { ...drawer, name }))}
            />
            {asked.length > 1 && (
              <Button
                icon="trash"
                label={words.remove({ name: drawer.name })}
                onPress={() => setDraft(asked.filter((one) => one !== drawer))}
              />
            )}
          </li>
        ))}
      </ul>
      <p>{words.drawersMore}</p>
      <div className="setting-keys">
        {asked.length < DRAWERS_MAX && (
          <Button
            icon="plus"
            onPress={() =>
              setDraft([...asked, { drawerId: newDrawerId(), name: words.fresh({ number: asked.length + 1 }) }])
            }
          >
            {words.add}
          </Button>
        )}
        {draft && (
          <>
            <Button onPress={() => setDraft(undefined)}>{t.control.fields.cancel}</Button>
            <Button
              tone="accent"
              icon="check"
              off={!isNamed}
              onPress={() => actions.setDrawers(draft, () => setDraft(undefined))}
            >
              {words.save}
            </Button>
          </>
        )}
      </div>
    </div>
  )
}
