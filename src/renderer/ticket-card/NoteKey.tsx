import { count } from '../../shared/texts/format.ts'
import { noteOf, useCounter } from '../counter/use-counter.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'

/** The account that a customer asks for before paying; its number says which one they hold. */
export function NoteKey({ off }: { readonly off: boolean }) {
  const { lang, t } = useWords()
  const { card } = useTill()
  const number = useCounter(noteOf)
  const shown = number ? t.note.again({ number: count(number, lang) }) : t.note.key
  return (
    <Button
      className="note-key"
      icon="note"
      label={number ? `${shown}. ${t.note.label}` : t.note.label}
      off={off}
      onPress={card.printNote}
    >
      {shown}
    </Button>
  )
}
