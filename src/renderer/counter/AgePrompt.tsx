import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'

/** In place of the pay strip: nothing is paid before somebody looked at who asks for alcohol. */
export function AgePrompt() {
  const { t } = useWords()
  const { counter } = useTill()
  const words = t.pricing.age
  return (
    <section className="age" aria-labelledby="age-title">
      <header>
        <Icon name="wine" />
        <div role="alert">
          <h2 id="age-title">{words.ask}</h2>
          <p>{words.why}</p>
        </div>
      </header>
      <div className="age-keys">
        <Button tone="danger" icon="cross" onPress={counter.refuseAlcohol}>
          {words.no} <small>{words.noMore}</small>
        </Button>
        <Button tone="accent" icon="check" onPress={counter.confirmAge}>
          {words.yes}
        </Button>
      </div>
    </section>
  )
}
