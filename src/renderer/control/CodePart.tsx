import { useQuery } from '@tanstack/react-query'
import { useState, type MouseEvent } from 'react'
import type { CodeFound } from '../../shared/contracts/tax-control.ts'
import { count } from '../../shared/texts/format.ts'
import { fullDay } from '../../shared/texts/periods.ts'
import { useStepBack } from '../shell/back.ts'
import { QueryFailed } from '../shell/QueryFailed.tsx'
import { useTill } from '../shell/TillContext.ts'
import { useTypedDigits } from '../shell/typing.ts'
import { useClock } from '../shell/use-clock.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Icon } from '../ui/Icon.tsx'
import type { PartProps } from './ControlScreen.tsx'
import { BigVerdict, ControlSide, Facts, SideEmpty } from './ControlSide.tsx'
import { codeDigits, isWholeCode, shownCode } from './control-view.ts'

const signs = '0123456789ABCDEF'
/** The field keeps its caret, so that what is typed next goes there as well. */
const keepFocus = (event: MouseEvent) => event.preventDefault()

/** The eight signs of a paper, against what the ledger held when it came out. */
export function CodePart({ frame }: PartProps) {
  const { t } = useWords()
  const words = t.control.tax.paper
  const [code, setCode] = useState('')
  const [asked, setAsked] = useState<string>()
  const whole = isWholeCode(code)
  const ask = () => {
    if (whole) setAsked(codeDigits(code))
  }
  const write = (next: string) => {
    setCode(shownCode(next))
    setAsked(undefined)
  }
  const onKey = (key: string) => write(key === 'back' ? codeDigits(code).slice(0, -1) : code + key)
  useTypedDigits(onKey)
  useStepBack(code !== '', () => write(''))
  return (
    <>
      {frame(
        <div className="cash-body">
          <section className="card code-card" aria-label={words.title}>
            <h2>{words.title}</h2>
            <p className="side-lead">{words.about}</p>
            <Field
              className="code-field"
              label={words.field}
              hideLabel
              keys="code-pad"
              placeholder="0000-0000"
              autoFocus
              value={code}
              onChange={write}
              onEnter={ask}
            />
            <div className="code-pad" role="group" aria-label={words.pad} onMouseDown={keepFocus}>
              {[...signs].map((sign) => (
                <button key={sign} type="button" onClick={() => onKey(sign)}>
                  {sign}
                </button>
              ))}
              <button type="button" aria-label={t.common.erase} onClick={() => onKey('back')}>
                <Icon name="back" />
              </button>
            </div>
          </section>
        </div>,
      )}
      <ControlSide
        title={words.answer}
        keys={
          <div className="side-keys">
            <Button className="side-main" tone="accent" icon="stamp" off={!whole} onPress={ask}>
              {words.ask}
            </Button>
          </div>
        }
      >
        {asked === undefined ? <SideEmpty icon="stamp" text={words.waiting} /> : <Answer code={asked} />}
      </ControlSide>
    </>
  )
}

function Answer({ code }: { readonly code: string }) {
  const { t } = useWords()
  const { queries } = useTill()
  const words = t.control.tax.paper
  const answer = useQuery(queries.taxControl.checkCode.queryOptions({ input: { code }, staleTime: 0, gcTime: 0 }))
  if (answer.error) return <QueryFailed error={answer.error} />
  if (answer.data === undefined) return null
  if (answer.data === null) return <BigVerdict good={false} title={words.unknown} text={words.unknownMore} />
  return <Found found={answer.data} />
}

function Found({ found }: { readonly found: CodeFound }) {
  const { lang, t } = useWords()
  const { dayAndTime } = useClock()
  const words = t.control.tax.paper
  const { what } = t.control.closings
  const which = what[found.kind === 'session-z' ? 'z' : found.kind]({ number: count(found.number, lang) })
  return (
    <>
      <BigVerdict
        good={found.intact}
        title={found.intact ? words.intact : words.broken}
        text={found.intact ? words.intactMore : words.brokenMore}
      />
      <Facts
        rows={[
          [words.which, which],
          [words.day, fullDay(found.day, lang)],
          [words.closedAt, dayAndTime(found.closedAtMs)],
        ]}
      />
    </>
  )
}
