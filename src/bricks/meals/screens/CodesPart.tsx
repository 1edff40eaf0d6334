import { useQuery } from '@tanstack/react-query'
import { Button } from '../../../renderer/ui/Button.tsx'
import { roundScreens } from '../texts/round-screens.ts'
import { RoundSideFrame } from './RoundSide.tsx'
import { codePath } from './round-view.ts'
import { SheetKeys } from './SheetKeys.tsx'
import { useShop } from './shop.ts'
import { setRound, type RunSeen } from './use-round.ts'

/** The stops as codes: a telephone photographs them off the screen, and needs no network from then on. */
export function CodesPart({ run }: { readonly run: RunSeen }) {
  const { lang, queries } = useShop()
  const t = roundScreens[lang].rounds
  const { round, day } = run
  const codes = useQuery(queries.runCodes.queryOptions({ input: { roundId: round.roundId, day } })).data ?? []
  return (
    <RoundSideFrame
      run={run}
      title={t.codes}
      keys={
        <div className="sv-keys">
          <Button icon="left" onPress={() => setRound({ view: 'run' })}>
            {t.back}
          </Button>
        </div>
      }
    >
      <p className="sv-hint">{t.codesHint}</p>
      <SheetKeys run={run} />
      {codes.map(({ text, rows }, n) => (
        <figure key={text} className="mr-code">
          <svg
            viewBox={`-4 -4 ${rows.length + 8} ${rows.length + 8}`}
            role="img"
            aria-label={t.code(n + 1, codes.length)}
            shapeRendering="crispEdges"
          >
            <path d={codePath(rows)} />
          </svg>
          <figcaption>
            <b>{t.code(n + 1, codes.length)}</b>
            <pre>{text}</pre>
          </figcaption>
        </figure>
      ))}
    </RoundSideFrame>
  )
}
