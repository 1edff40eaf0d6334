import { useState } from 'react'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import type { Draft } from './card-terminal-view.ts'

type Props = { readonly draft: Draft; readonly edit: (more: Partial<Draft>) => void }

/** What differs from one terminal to another: nobody needs it before the terminal's own manual asks for it. */
export function CardTerminalOptions({ draft, edit }: Props) {
  const { t } = useWords()
  const words = t.terminal.settings
  const [open, setOpen] = useState(false)
  const isCaisseAp = draft.link !== 'concert-v2'
  return (
    <>
      <Button icon="sliders" pressed={open} onPress={() => setOpen(!open)}>
        {words.more}
      </Button>
      {open && (
        <div className="terminal-fields">
          <Field
            label={words.register}
            keys="digits"
            maxLength={2}
            value={draft.register}
            onChange={(register) => edit({ register })}
          />
          <Field
            label={words.seconds}
            keys="digits"
            maxLength={3}
            value={draft.seconds}
            onChange={(seconds) => edit({ seconds })}
          />
          <Choice
            name={words.refunds}
            value={draft.refunds}
            texts={words.refundsOf}
            onChoose={(refunds) => edit({ refunds })}
          />
          {isCaisseAp ? (
            <>
              <Field
                label={words.cashRegister}
                keys="text"
                maxLength={12}
                value={draft.cashRegister}
                onChange={(cashRegister) => edit({ cashRegister })}
              />
              <Choice
                name={words.version}
                value={draft.version}
                texts={{ '0300': '3.00', '0320': '3.20' }}
                onChoose={(version) => edit({ version })}
              />
              <Choice
                name={words.answers}
                value={draft.answers}
                texts={words.answersOf}
                onChoose={(answers) => edit({ answers })}
              />
              <Choice
                name={words.partial}
                value={draft.partial}
                texts={words.partialOf}
                onChoose={(partial) => edit({ partial })}
              />
              <Choice
                name={words.ticket}
                value={draft.ticket}
                texts={words.ticketOf}
                onChoose={(ticket) => edit({ ticket })}
              />
            </>
          ) : (
            <Choice
              name={words.delay}
              value={draft.delay}
              texts={{ A010: 'A010', A011: 'A011' }}
              onChoose={(delay) => edit({ delay })}
            />
          )}
          {draft.link === 'caisse-ap' && (
            <>
              <Choice
                name={words.lineEnd}
                value={draft.lineEnd}
                texts={words.lineEndOf}
                onChoose={(lineEnd) => edit({ lineEnd })}
              />
              <Field
                label={words.callback}
                keys="digits"
                maxLength={5}
                value={draft.callbackPort}
                onChange={(callbackPort) => edit({ callbackPort })}
              />
            </>
          )}
        </div>
      )}
    </>
  )
}

type ChoiceProps<Value extends string> = {
  readonly name: string
  readonly value: Value
  readonly texts: Readonly<Record<Value, string>>
  readonly onChoose: (value: Value) => void
}

function Choice<Value extends string>({ name, value, texts, onChoose }: ChoiceProps<Value>) {
  const values = Object.keys(texts) as Value[] // the keys of its own texts
  return (
    <div className="field">
      <span className="field-name">{name}</span>
      <Segmented
        label={name}
        value={value}
        choices={values.map((one) => ({ value: one, text: texts[one] }))}
        onChoose={onChoose}
      />
    </div>
  )
}
