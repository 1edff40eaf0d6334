import { useState } from 'react'
import type { FoundPrinter, FoundPrinters as Found, Printer, PrinterSetup } from '../../shared/contracts/printers.ts'
import { deviceWhy } from '../../shared/devices.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { foundRows, mayBePrinter, type FoundRow } from './printers-view.ts'

type Props = {
  readonly setup: PrinterSetup
  /** One that the café does not have yet. */
  readonly onChoose: (found: FoundPrinter) => void
  /** One that it has. */
  readonly onOpen: (printer: Printer) => void
}
type Search = { readonly is: 'not' | 'here' | 'network' | 'failed' } | { readonly is: 'done'; readonly found: Found }

/** Looks for printers, and lists what was found: choosing one fills in how it is reached. */
export function FoundPrinters({ setup, onChoose, onOpen }: Props) {
  const { t } = useWords()
  const { till } = useTill()
  const words = t.printers.search
  const [search, setSearch] = useState<Search>({ is: 'not' })
  const isLooking = search.is === 'here' || search.is === 'network'
  const look = (where: 'here' | 'network') => {
    if (isLooking) return
    setSearch({ is: where })
    till.printers
      .find({ where })
      .then((found) => setSearch({ is: 'done', found }))
      .catch(() => setSearch({ is: 'failed' }))
  }
  return (
    <section className="card found-printers" aria-labelledby="found-title">
      <h2 id="found-title">{words.title}</h2>
      <div className="setting-keys">
        <Button tone="soft" icon="search" off={isLooking} onPress={() => look('here')}>
          {words.here}
        </Button>
        <Button icon="search" off={isLooking} onPress={() => look('network')}>
          {words.network}
        </Button>
      </div>
      <p className="quiet" role="status">
        <SearchText search={search} />
      </p>
      {search.is === 'done' && (
        <ul>
          {foundRows(search.found.found, setup).map((row) => (
            <li key={row.address}>
              <FoundLine row={row} onChoose={() => (row.known ? onOpen(row.known) : onChoose(row))} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function SearchText({ search }: { readonly search: Search }) {
  const { t } = useWords()
  const words = t.printers.search
  switch (search.is) {
    case 'not':
      return `${words.hereMore} ${words.networkMore}`
    case 'here':
    case 'network':
      return words.looking
    case 'failed':
      return t.deviceWhy['devices-gone']
    case 'done': {
      const { found, whole, why } = search.found
      return [
        found.length === 0 ? words.none : '',
        whole ? '' : words.notWhole,
        why === null ? '' : words.usbUnseen({ why: t.deviceWhy[deviceWhy(why)] }),
      ]
        .filter((sentence) => sentence !== '')
        .join(' ')
    }
  }
}

function FoundLine({ row, onChoose }: { readonly row: FoundRow; readonly onChoose: () => void }) {
  const { t } = useWords()
  const words = t.printers.search
  const { address, connection, name, is, known } = row
  const more =
    is === 'web-server' || is === 'not-a-printer'
      ? t.deviceWhy[is]
      : is === 'silent'
        ? words.silentMore
        : is === 'port'
          ? words.portMore
          : ''
  const body = (
    <>
      <b>{name || address}</b>
      <span className="pill" data-wrong={mayBePrinter(row) ? undefined : ''}>
        {known ? words.known({ name: known.name }) : words.is[is]}
      </span>
      <small>
        {t.printers.kinds[connection.kind]} · {address}
        {more && <> · {more}</>}
      </small>
    </>
  )
  if (!mayBePrinter(row)) return <div className="list-row">{body}</div>
  return (
    <button type="button" className="list-row" onClick={onChoose}>
      {body}
      <span className="hidden-text">, {words.choose({ address })}</span>
    </button>
  )
}
