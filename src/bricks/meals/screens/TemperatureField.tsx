import type { ReactNode } from 'react'
import { Field } from '../../../renderer/ui/Field.tsx'
import { zTemperature } from '../rules/round.ts'
import { celsius } from '../texts/round-refusals.ts'
import { roundScreens } from '../texts/round-screens.ts'
import { judge, type Typed } from './round-view.ts'
import { useSetup, useShop } from './shop.ts'

const actions = zTemperature.shape.action.unwrap().options

/** A temperature as it is read off the probe; what is warm wants a word, what is too warm an act (C-08). */
export function TemperatureField({
  label,
  typed,
  onType,
  concerned,
  autoFocus = false,
}: {
  readonly label: string
  readonly typed: Typed
  readonly onType: (next: Typed) => void
  /** Whose meals they are, said where they are not conform. */
  readonly concerned: readonly string[]
  readonly autoFocus?: boolean
}) {
  const { lang } = useShop()
  const setup = useSetup()
  const t = roundScreens[lang].rounds
  if (!setup) return null
  const judged = judge(typed, setup)
  const degrees = (tenths: number) => celsius(tenths, lang)
  return (
    <div className="sv-part mr-temperature" data-verdict={judged.kind}>
      <Field
        label={label}
        keys="amount"
        maxLength={8}
        value={typed.text}
        autoFocus={autoFocus}
        fault={judged.kind === 'wrong' ? t.wrong : undefined}
        onChange={(text) => onType({ ...typed, text, sure: false })}
      >
        <span className="mr-unit">°C</span>
      </Field>
      {judged.kind === 'doubt' && (
        <Choice text={t.doubt(degrees(judged.tenthsC), degrees(judged.meant))}>
          <button
            type="button"
            className="sv-chip"
            onClick={() =>
              onType({ ...typed, text: String(judged.meant / 10).replace('.', lang === 'fr' ? ',' : '.') })
            }
          >
            <b>{t.meant(degrees(judged.meant))}</b>
          </button>
          <button type="button" className="sv-chip" onClick={() => onType({ ...typed, sure: true })}>
            <b>{t.really(degrees(judged.tenthsC))}</b>
          </button>
        </Choice>
      )}
      {judged.kind === 'fine' && <p className="mr-verdict">{`${degrees(judged.tenthsC)} · ${t.fine}`}</p>}
      {judged.kind === 'watch' && (
        <Choice text={`${degrees(judged.tenthsC)} · ${t.watch}`}>
          {Object.values(t.comments).map((comment) => (
            <button
              key={comment}
              type="button"
              className="sv-chip"
              aria-pressed={typed.comment === comment}
              onClick={() => onType({ ...typed, comment })}
            >
              <b>{comment}</b>
            </button>
          ))}
        </Choice>
      )}
      {judged.kind === 'alarm' && (
        <>
          <Choice text={`${degrees(judged.tenthsC)} · ${t.alarm}`}>
            {actions.map((action) => (
              <button
                key={action}
                type="button"
                className="sv-chip"
                aria-pressed={typed.action === action}
                onClick={() => onType({ ...typed, action })}
              >
                <b>{t.actions[action]}</b>
              </button>
            ))}
          </Choice>
          <p className="sv-hint">{t.concerned(concerned.join(', '))}</p>
        </>
      )}
      {(judged.kind === 'watch' || judged.kind === 'alarm') && (
        <Field
          label={t.comment}
          keys="text"
          maxLength={120}
          value={typed.comment}
          onChange={(comment) => onType({ ...typed, comment })}
        />
      )}
    </div>
  )
}

function Choice({ text, children }: { readonly text: string; readonly children: ReactNode }) {
  return (
    <div role="group" aria-label={text}>
      <p className="mr-verdict">{text}</p>
      <div className="sv-chips sv-three">{children}</div>
    </div>
  )
}
