import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useStepBack } from '../shell/back.ts'
import { QueryFailed } from '../shell/QueryFailed.tsx'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import type { PartProps } from './ControlScreen.tsx'
import { FoundTable } from './FoundTable.tsx'
import { SealedSide } from './SealedSide.tsx'
import { SearchFields } from './SearchFields.tsx'
import { NOTHING_ASKED, PAGE, searchOf, type Asked } from './search-view.ts'

/** Any ticket that was ever sealed, by its day, its number or its amount. */
export function SearchPart({ frame }: PartProps) {
  const { t } = useWords()
  const words = t.control.tax.find
  const [asked, setAsked] = useState<Asked>(NOTHING_ASKED)
  const [number, setNumber] = useState<number>()
  const found = useFound(asked)
  const tickets = found.data?.pages.flat() ?? []
  useStepBack(number !== undefined, () => setNumber(undefined))
  return (
    <>
      {frame(
        <>
          <SearchFields asked={asked} onChange={setAsked} />
          <div className="cash-body">
            {found.error && <QueryFailed error={found.error} onAgain={() => void found.refetch()} />}
            {found.isSuccess && tickets.length === 0 && <p className="cash-empty">{words.none}</p>}
            {tickets.length > 0 && (
              <section className="card found">
                <FoundTable tickets={tickets} chosen={number} onChoose={setNumber} />
                {found.hasNextPage && (
                  <Button className="more-key" icon="plus" onPress={() => void found.fetchNextPage()}>
                    {words.more}
                  </Button>
                )}
              </section>
            )}
          </div>
        </>,
      )}
      <SealedSide number={number} onClose={() => setNumber(undefined)} />
    </>
  )
}

function useFound(asked: Asked) {
  const { queries } = useTill()
  const search = searchOf(asked)
  return useInfiniteQuery(
    queries.taxControl.search.infiniteOptions({
      input: (beforeNumber: number | undefined) => ({
        ...search,
        ...(beforeNumber === undefined ? {} : { beforeNumber }),
        limit: PAGE,
      }),
      initialPageParam: undefined,
      getNextPageParam: (page) => (page.length < PAGE ? undefined : page.at(-1)?.number),
      staleTime: 0, // another window sells meanwhile
      gcTime: 0,
      placeholderData: (before) => before,
    }),
  )
}
