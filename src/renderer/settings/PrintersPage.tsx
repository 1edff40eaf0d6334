import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Printer, PrinterSetup, PrintPurpose } from '../../shared/contracts/printers.ts'
import type { PrinterState } from '../../shared/contracts/printing.ts'
import { newPrinterId } from '../../shared/ids.ts'
import { useStepBack } from '../shell/back.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { FoundPrinters } from './FoundPrinters.tsx'
import { PrinterSide } from './PrinterSide.tsx'
import {
  addressOf,
  draftOfFound,
  draftOfPrinter,
  printerAt,
  purposesOf,
  withoutPrinter,
  withPrinter,
  withRoute,
  type PrinterDraft,
} from './printers-view.ts'
import type { FramedPage } from './SettingsSection.tsx'
import './printers.css'

const PRINTERS_MAX = 8

/** The café's printers, what each is for, and which stands in for which. */
export function PrintersPage({ frame }: FramedPage) {
  const { t } = useWords()
  const { queries, settings } = useTill()
  const setup = useQuery(queries.printers.setup.queryOptions({ input: {} })).data
  const states = useQuery(queries.printing.status.queryOptions({ input: {} })).data?.printers ?? []
  const [draft, setDraft] = useState<PrinterDraft>()
  useStepBack(draft !== undefined, () => setDraft(undefined))
  const words = t.printers
  if (!setup) return null
  const isKept = setup.printers.some(({ printerId }) => printerId === draft?.printerId)
  const save = (next: PrinterSetup, kept?: () => void) => settings.savePrinters(next, kept)
  return (
    <>
      {frame(
        <div className="cash-body printers-page">
          <section className="card" aria-labelledby="printers-title">
            <header>
              <h2 id="printers-title">{words.page}</h2>
              <Button
                tone="soft"
                icon="plus"
                off={setup.printers.length >= PRINTERS_MAX}
                onPress={() => setDraft(freshDraft(setup, Object.values(words.fresh)))}
              >
                {words.add}
              </Button>
            </header>
            {setup.printers.length === 0 && <p className="quiet">{words.none}</p>}
            <ul>
              {setup.printers.map((printer) => (
                <li key={printer.printerId}>
                  <PrinterRow
                    printer={printer}
                    state={states.find(({ printerId }) => printerId === printer.printerId)}
                    on={printer.printerId === draft?.printerId}
                    onChoose={() => setDraft(draftOfPrinter(printer))}
                  />
                </li>
              ))}
            </ul>
          </section>
          <FoundPrinters
            setup={setup}
            onChoose={(found) => setDraft(draftOfFound(freshDraft(setup, Object.values(words.fresh)), found))}
            onOpen={(printer) => setDraft(draftOfPrinter(printer))}
          />
          {setup.printers.length > 0 && <Routes setup={setup} onSave={save} />}
        </div>,
      )}
      <PrinterSide
        key={draft?.printerId}
        draft={draft}
        isKept={isKept}
        onChange={setDraft}
        onClose={() => setDraft(undefined)}
        onSave={(printer, kept) => save(withPrinter(setup, printer), kept)}
        onRemove={(printerId) => save(withoutPrinter(setup, printerId), () => setDraft(undefined))}
      />
    </>
  )
}

function freshDraft({ printers }: PrinterSetup, names: readonly string[]): PrinterDraft {
  const taken = new Set(printers.map(({ name }) => name))
  return {
    printerId: newPrinterId(),
    name: names.find((name) => !taken.has(name)) ?? '',
    kind: 'tcp',
    address: '',
    profileId: 'epson-80',
    codePage: null,
    drawerPin: printers.length === 0 ? 2 : null,
  }
}

type RowProps = {
  readonly printer: Printer
  readonly state: PrinterState | undefined
  readonly on: boolean
  readonly onChoose: () => void
}

function PrinterRow({ printer, state, on, onChoose }: RowProps) {
  const { t } = useWords()
  return (
    <button type="button" className="list-row" aria-pressed={on} onClick={onChoose}>
      <b>{printer.name}</b>
      {state && (
        <span className="pill" data-wrong={state.health === 'ready' || state.health === 'paper-low' ? undefined : ''}>
          {t.printers.healths[state.health]}
        </span>
      )}
      <small>
        {t.printers.kinds[printer.connection.kind]} · {addressOf(printer.connection)} ·{' '}
        {t.printers.profiles[printer.profileId]}
        {state && state.waiting > 0 && <> · {t.printers.waiting({ count: state.waiting })}</>}
      </small>
    </button>
  )
}

type RoutesProps = { readonly setup: PrinterSetup; readonly onSave: (setup: PrinterSetup) => void }

/** Who prints what. A key goes round the printers: there are never many. */
function Routes({ setup, onSave }: RoutesProps) {
  const { t } = useWords()
  const { queries } = useTill()
  const stations = useQuery(queries.kitchen.setup.queryOptions({ input: {} })).data?.prepStations ?? []
  const words = t.printers
  const called = (purpose: PrintPurpose): string =>
    stations.find(({ prepStationId }) => prepStationId === purpose)?.label ??
    words.purposes[purpose === 'labels' ? 'labels' : 'receipts']

  function key(purpose: PrintPurpose, place: 0 | 1) {
    const now = printerAt(setup, purpose, place)
    const choices = [undefined, ...setup.printers.map(({ printerId }) => printerId)]
    const next = choices[(choices.indexOf(now?.printerId) + 1) % choices.length]
    const nothing = place === 0 ? words.byItself[purpose === 'receipts' ? 'receipts' : 'others'] : words.nobody
    return (
      <Button
        label={words.choose({
          purpose: called(purpose),
          place: place === 0 ? words.first : words.standIn,
          now: now?.name ?? nothing,
        })}
        tone={now ? 'soft' : 'quiet'}
        onPress={() => onSave(withRoute(setup, purpose, place, next))}
      >
        {now?.name ?? nothing}
      </Button>
    )
  }
  return (
    <section className="card" aria-labelledby="routes-title">
      <h2 id="routes-title">{words.routes}</h2>
      <table className="printer-routes">
        <thead>
          <tr>
            <th scope="col">{words.paper}</th>
            <th scope="col">{words.first}</th>
            <th scope="col">{words.standIn}</th>
          </tr>
        </thead>
        <tbody>
          {purposesOf(stations).map((purpose) => (
            <tr key={purpose}>
              <th scope="row">{called(purpose)}</th>
              <td>{key(purpose, 0)}</td>
              <td>{printerAt(setup, purpose, 0) && key(purpose, 1)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="quiet">{words.routesMore}</p>
    </section>
  )
}
