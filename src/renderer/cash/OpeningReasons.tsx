import { zOpeningReason } from '../../shared/cash.ts'
import { useStepBack } from '../shell/back.ts'
import { change } from '../shell/session.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import './movements.css'

const close = () => change({ openingDrawer: false })
const focusFirst = (keys: HTMLElement | null) => keys?.querySelector('button')?.focus({ preventScroll: true })

/** In place of the keys below: why the drawer is opened without a sale. One more touch, and it opens. */
export function OpeningReasons() {
  const { t } = useWords()
  const { cash } = useTill()
  const words = t.drawer.opening
  useStepBack(true, close)
  return (
    <section className="opening-reasons" aria-label={words.title}>
      <header>
        <h2>{words.title}</h2>
        <Button tone="quiet" icon="cross" label={t.common.close} onPress={close} />
      </header>
      <div ref={focusFirst}>
        {zOpeningReason.options.map((reason) => (
          <Button key={reason} onPress={() => cash.openDrawer(reason)}>
            {words.reasons[reason]}
          </Button>
        ))}
      </div>
    </section>
  )
}
