import type { ReactNode } from 'react'
import type { Resolved } from '../../shared/contracts/scans.ts'
import { useCatalogue } from '../counter/use-counter.ts'
import { change } from '../shell/session.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { meaningText, shortCode } from './scan-view.ts'

/** In place, between the tiles and their foot: what a code may mean, each a key. */
export function AskedCode({ resolved, more }: { readonly resolved: Resolved; readonly more: ReactNode }) {
  const words = useWords()
  const view = useCatalogue()
  const { scans } = useTill()
  const { t } = words
  const code = shortCode(resolved.text)
  return (
    <Banner
      tone="amber"
      icon="scan"
      actions={
        <>
          {resolved.asks.map((meaning) => {
            const text = meaningText(meaning, words)
            return (
              <Button
                key={text}
                onPress={() => {
                  if (view) scans.act(meaning, view)
                }}
              >
                {text}
              </Button>
            )
          })}
          <Button onPress={() => change({ askedCode: undefined })}>{t.banner.dismiss}</Button>
        </>
      }
    >
      {resolved.asks.length > 1 ? t.scan.asked({ code }) : t.scan.maybe({ code })}
      {more}
    </Banner>
  )
}
