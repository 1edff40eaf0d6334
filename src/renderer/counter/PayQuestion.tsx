import { zForeignProof } from '../../shared/ticket.ts'
import { failureSentence } from '../client/failures.ts'
import { change, type PayQuestion } from '../shell/session.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'

/** In place of the pay strip: what the till must hear before it takes this tender. */
export function PayQuestionPanel({ question }: { readonly question: PayQuestion }) {
  const { t } = useWords()
  const { counter } = useTill()
  const words = t.tender.question
  const isForeign = question.code === 'CASH_OVER_LIMIT'
  const leave = () => change({ payDigits: undefined, payWay: undefined })
  return (
    <section className="age pay-question" aria-labelledby="pay-question">
      <header>
        <Icon name="alert" />
        <div role="alert">
          <h2 id="pay-question">{words.title[question.code]}</h2>
          <p>
            {failureSentence({ kind: 'refused', code: question.code, detail: question.detail }, t)}{' '}
            {isForeign && words.foreign}
          </p>
        </div>
      </header>
      <div className="age-keys">
        <Button icon="left" onPress={leave}>
          {words.no}
        </Button>
        {isForeign ? (
          zForeignProof.options.map((proof) => (
            <Button key={proof} tone="accent" onPress={() => counter.allowForeignCash(question, proof)}>
              {words.proof[proof]}
            </Button>
          ))
        ) : (
          <Button tone="accent" icon="check" onPress={() => counter.confirm(question)}>
            {words.yes}
          </Button>
        )}
      </div>
    </section>
  )
}
