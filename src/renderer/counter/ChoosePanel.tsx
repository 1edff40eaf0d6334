import { useState } from 'react'
import type { OptionGroup, Product } from '../../shared/catalogue.ts'
import type { OptionId, ProductId } from '../../shared/ids.ts'
import { change } from '../shell/session.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { focusPanel } from '../ui/focus-panel.ts'
import { accentOf, type CatalogueView } from './catalogue-view.ts'
import { answered, chosenOf, nextQuestion, type Answer, type Question } from './choosing-view.ts'
import { isFull, toggleOption } from './editor-view.ts'
import { useSoldOut } from './use-counter.ts'

type Props = { readonly view: CatalogueView; readonly product: Product; readonly answers: readonly Answer[] }

/** Over the tiles: only what must still be chosen, one tap each; the last tap puts the line on the ticket. */
export function ChoosePanel({ view, product, answers }: Props) {
  const { t } = useWords()
  const { counter } = useTill()
  const question = nextQuestion(product, answers, view)
  const show = (given: readonly Answer[]) => change({ over: { kind: 'choose', productId: product.id, answers: given } })
  const answer = (one: Answer) => {
    const given = [...answers, one]
    if (nextQuestion(product, given, view)) show(given)
    else counter.add(product.id, chosenOf(given))
  }
  if (!question) return null
  return (
    <section className="over editor choose" aria-label={t.pricing.choose.title({ label: product.label })}>
      <header>
        <h2>{product.label}</h2>
        <Button icon="cross" tone="quiet" onPress={() => change({ over: undefined })}>
          {t.common.close}
        </Button>
      </header>
      {answers.length > 0 && <Given view={view} product={product} answers={answers} onBack={show} />}
      <Asked key={keyOf(question)} view={view} question={question} onAnswer={answer} />
    </section>
  )
}

function keyOf(question: Question): string {
  return question.kind === 'slot' ? question.slot.id : `${question.of} ${question.group.id}`
}

type GivenProps = Props & { readonly onBack: (answers: readonly Answer[]) => void }

/** What was answered: a tap asks it again. */
function Given({ view, product, answers, onBack }: GivenProps) {
  const { t } = useWords()
  const words = t.pricing.choose
  return (
    <div className="choose-given" role="group" aria-label={words.chosen}>
      {answered(product, answers, view).map(({ keep, title, label }) => (
        <button key={keep} type="button" onClick={() => onBack(answers.slice(0, keep))}>
          <small>
            <span className="hidden-text">{words.again} </span>
            {title}
          </small>{' '}
          <b>{label ?? words.without}</b>
        </button>
      ))}
    </div>
  )
}

type AskedProps = {
  readonly view: CatalogueView
  readonly question: Question
  readonly onAnswer: (answer: Answer) => void
}

function Asked({ view, question, onAnswer }: AskedProps) {
  const { t, amount } = useWords()
  const words = t.pricing.choose
  const soldOut = useSoldOut()
  if (question.kind === 'options') {
    const { of, group, about } = question
    return (
      <Options
        group={group}
        about={of === '' ? undefined : about.label}
        onChosen={(optionIds) => onAnswer({ kind: 'options', of, groupId: group.id, optionIds })}
      />
    )
  }
  const { slot } = question
  const isGone = (productId: ProductId) => soldOut.has(productId)
  return (
    <fieldset className="editor-body" tabIndex={-1} ref={focusPanel}>
      <legend>{slot.label}</legend>
      <div className="choose-tiles">
        {slot.choices.map(({ productId, supplementCents }) => {
          const choice = view.products.get(productId)
          if (!choice) return null
          return (
            <button
              key={productId}
              type="button"
              className="tile"
              data-accent={accentOf(choice, view)}
              data-gone={isGone(productId) ? '' : undefined}
              aria-disabled={isGone(productId) ? true : undefined}
              onClick={() => !isGone(productId) && onAnswer({ kind: 'slot', slotId: slot.id, productId })}
            >
              <span className="tile-name">{choice.label}</span>
              {isGone(productId) ? (
                <span className="tile-price">{t.kitchen.soldOut}</span>
              ) : (
                supplementCents > 0 && <span className="tile-price">+{amount(supplementCents)}</span>
              )}
            </button>
          )
        })}
        {slot.min === 0 && (
          <button
            type="button"
            className="tile tile-none"
            onClick={() => onAnswer({ kind: 'slot', slotId: slot.id, productId: null })}
          >
            <span className="tile-name">{words.without}</span>
          </button>
        )}
      </div>
    </fieldset>
  )
}

type OptionsProps = {
  readonly group: OptionGroup
  readonly about: string | undefined
  readonly onChosen: (optionIds: readonly OptionId[]) => void
}

/** Where one is wanted the tap is the answer; where several may be, the last possible one or the key. */
function Options({ group, about, onChosen }: OptionsProps) {
  const { t, amount } = useWords()
  const words = t.pricing.choose
  const [chosen, setChosen] = useState<readonly OptionId[]>([])
  const choose = (option: OptionGroup['options'][number]) => {
    const next = toggleOption(chosen, group, option)
    if (next.length === group.max && next.length > chosen.length) onChosen(next)
    else setChosen(next)
  }
  return (
    <fieldset className="editor-body" tabIndex={-1} ref={focusPanel}>
      <legend>
        {about ? `${about} · ${group.label}` : group.label}{' '}
        {group.max > 1 && <span>{words.some({ min: group.min, max: group.max })}</span>}
      </legend>
      <div className="chips">
        {group.options.map((option) => {
          const on = chosen.includes(option.id)
          return (
            <Button
              key={option.id}
              className="chip"
              {...(group.max > 1 ? { pressed: on } : {})}
              off={isFull(chosen, group) && !on}
              onPress={() => choose(option)}
            >
              {option.label}
              {option.priceCents > 0 && <em>+{amount(option.priceCents)}</em>}
            </Button>
          )
        })}
      </div>
      {group.max > 1 && (
        <Button
          className="choose-go"
          tone="accent"
          icon="check"
          off={chosen.length < group.min}
          onPress={() => onChosen(chosen)}
        >
          {words.go}
        </Button>
      )}
    </fieldset>
  )
}
