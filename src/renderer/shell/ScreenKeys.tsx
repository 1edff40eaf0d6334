import { TouchKeys } from '../ui/TouchKeys.tsx'
import { useWords } from './words.ts'

/** At the foot of a screen with fields: keys for whoever has none. */
export function ScreenKeys() {
  const { t } = useWords()
  const { keys } = t.control.fields
  return <TouchKeys words={{ keys, space: t.common.space, erase: t.common.erase, done: t.common.done }} />
}
