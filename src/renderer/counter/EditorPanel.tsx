import { useEffect, useState } from 'react'
import type { OptionGroup } from '../../shared/catalogue.ts'
import type { OptionId } from '../../shared/ids.ts'
import { NOTE_MAX, type Line } from '../../shared/ticket.ts'
import { change } from '../shell/session.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { CourseChoice } from './KitchenKeys.tsx'
import type { CatalogueView } from './catalogue-view.ts'
import { groupsOf, isFull, toggleOption, withSuggestion } from './editor-view.ts'

type Props = { readonly view: CatalogueView; readonly line: Line; readonly focus: 'options' | 'note' }

/** Over the tiles: what the kitchen must know of one line. */
export function EditorPanel({ view, line, focus }: Props) {
  const { t } = useWords()
  const { counter } = useTill()
  const [asked, setAsked] = useState<readonly OptionId[]>() // tapped and not answered yet
  const [note, setNote] = useState(line.note)
  const chosen = asked ?? line.options.map((option) => option.optionId)
  const groups = groupsOf(view.products.get(line.productId), view)

  // However the panel is left, what was written is sent.
  useEffect(() => counter.sendNote, [counter])

  const choose = (next: readonly OptionId[]) => {
    setAsked(next)
    counter.setOptions(line.lineId, [...next], () => setAsked((now) => (now === next ? undefined : now)))
  }
  const write = (text: string) => {
    setNote(text)
    change({ note: { lineId: line.lineId, text } })
  }
  const done = () => {
    counter.sendNote()
    change({ over: undefined })
  }
  return (
    <section className="over editor" aria-label={t.editor.title({ label: line.label })}>
      <header>
        <h2>{line.label}</h2>
        <Button tone="accent" icon="check" onPress={done}>
          {t.common.done}
        </Button>
      </header>
      <div className="editor-body">
        {groups.map((group) => (
          <Group
            key={group.id}
            group={group}
            chosen={chosen}
            onChoose={(option) => choose(toggleOption(chosen, group, option))}
          />
        ))}
        <CourseChoice line={line} />
        <fieldset className="note">
          <legend>{t.editor.note}</legend>
          <input
            type="text"
            aria-label={t.editor.note}
            placeholder={t.editor.notePlaceholder}
            maxLength={NOTE_MAX}
            autoComplete="off"
            autoFocus={focus === 'note' || groups.length === 0}
            value={note}
            onChange={(event) => write(event.target.value)}
            onBlur={counter.sendNote}
            onKeyDown={(event) => {
              if (event.key === 'Enter') done()
            }}
          />
          <div className="chips" role="group" aria-label={t.editor.suggestions}>
            {t.editor.suggested.split('|').map((suggestion) => (
              <Button
                key={suggestion}
                className="chip"
                pressed={note.split(', ').includes(suggestion)}
                onPress={() => {
                  write(withSuggestion(note, suggestion))
                  counter.sendNote()
                }}
              >
                {suggestion}
              </Button>
            ))}
          </div>
        </fieldset>
      </div>
    </section>
  )
}

type GroupProps = {
  readonly group: OptionGroup
  readonly chosen: readonly OptionId[]
  readonly onChoose: (option: OptionGroup['options'][number]) => void
}

function Group({ group, chosen, onChoose }: GroupProps) {
  const { t, amount } = useWords()
  const full = isFull(chosen, group)
  return (
    <fieldset>
      <legend>
        {group.label} <span>{t.editor.upTo({ max: group.max })}</span>
      </legend>
      <div className="chips">
        {group.options.map((option) => {
          const on = chosen.includes(option.id)
          return (
            <Button key={option.id} className="chip" pressed={on} off={full && !on} onPress={() => onChoose(option)}>
              {option.label}
              {option.priceCents > 0 && <em>+{amount(option.priceCents)}</em>}
            </Button>
          )
        })}
      </div>
    </fieldset>
  )
}
