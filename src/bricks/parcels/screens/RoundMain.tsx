import { Button } from '../../../renderer/ui/Button.tsx'
import { Icon } from '../../../renderer/ui/Icon.tsx'
import type { Figures } from '../rules/delivery.ts'
import { useInDesk, type Laid } from './in-desk.ts'
import { useInWords, type useRound } from './in-shop.ts'
import { ParcelsMain } from './ParcelsMain.tsx'
import { AskedScan } from './AskedScan.tsx'
import type { createRoundActions } from './round-actions.ts'
import { useShop } from './shop.ts'

export type RoundProps = {
  readonly round: NonNullable<ReturnType<typeof useRound>>
  readonly actions: ReturnType<typeof createRoundActions>
}
const sums = ['announced', 'received', 'refused', 'missing', 'unexpected'] as const

/** The round in hand: how it stands, where the last parcel lies in letters that are read from the door, and all before it. */
export function RoundMain({ round, actions }: RoundProps) {
  const { host } = useShop()
  const t = useInWords().round
  const last = useInDesk((s) => s.last)
  const [asked] = useInDesk((s) => s.asked)
  const isAnnouncing = useInDesk((s) => s.step === 'announce')
  const before = round.parcels.filter(({ parcel }) => parcel.receivedAtMs !== null).toReversed()
  return (
    <ParcelsMain>
      <Sums figures={round.figures} />
      {asked ? (
        <AskedScan asked={asked} round={round} actions={actions} />
      ) : isAnnouncing ? (
        <ListScan />
      ) : (
        <LastScan last={last} />
      )}
      <div className="sv-body" tabIndex={0} role="group" aria-label={t.inRound}>
        <table className="sv-table">
          <caption className="hidden-text">{t.inRound}</caption>
          <tbody>
            {before.map(({ parcel }) => (
              <tr key={parcel.parcelId}>
                <td className="pi-place">{parcel.place}</td>
                <th scope="row">
                  {parcel.code}
                  {parcel.parcelCount > 1 && ` (${parcel.parcelNo}/${parcel.parcelCount})`}
                  <small>{parcel.name}</small>
                </th>
                <td>{t.sizes[parcel.size]}</td>
                <td className="sv-right">
                  {parcel.deadline && t.until(parcel.deadline.slice(5).split('-').reverse().join('/'))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <host.Keys />
    </ParcelsMain>
  )
}

function Sums({ figures }: { readonly figures: Figures }) {
  const t = useInWords().round
  return (
    <dl className="pi-sums">
      {sums.map((name) => (
        <div key={name} data-sum={name} data-some={figures[name] > 0 || undefined}>
          <dt>{t.figures[name]}</dt>
          <dd>{figures[name]}</dd>
        </div>
      ))}
    </dl>
  )
}

/** What is scanned now goes on the list of the driver, and lies nowhere yet. */
function ListScan() {
  const t = useInWords().round
  return (
    <p className="pi-last" data-kind="none" role="status">
      <Icon name="scan" />
      <b>{t.listScan}</b> <span>{t.listScanHint}</span>
    </p>
  )
}

function LastScan({ last }: { readonly last: Laid | undefined }) {
  const shop = useShop()
  const t = useInWords().round
  if (!last) {
    return (
      <p className="pi-last" data-kind="none" role="status">
        <Icon name="scan" />
        <b>{t.scanFirst}</b> <span>{t.scanHint}</span>
      </p>
    )
  }
  const { parcel, kind } = last
  const notes =
    kind === 'stored'
      ? [
          last.isUnexpected && t.unexpected,
          last.isFull && t.full,
          last.isRepaired && t.repaired,
          last.over && t.over(last.over),
        ].filter((note) => typeof note === 'string')
      : []
  const turnAway = () =>
    shop.ask(
      (commandId) => shop.part.turnAway({ parcelId: parcel.parcelId, reserve: t.reserveDefault, commandId }),
      () => shop.again(),
    )
  return (
    <section className="pi-last" data-kind={kind} aria-label={t.kinds[kind]}>
      <p className="pi-where" role="status">
        <span>{t.kinds[kind]}</span> <strong>{parcel.place ?? '—'}</strong>
      </p>
      <p className="pi-what">
        <b>{parcel.code}</b>
        {parcel.name && <span>{parcel.name}</span>}
        <span>
          {[t.sizes[parcel.size], parcel.deadline && t.until(shop.day(parcel.deadline))].filter(Boolean).join(' · ')}
        </span>
        {notes.map((note) => (
          <em key={note} className="sv-warn">
            {note}
          </em>
        ))}
      </p>
      {kind === 'stored' && (
        <Button tone="plain" onPress={turnAway}>
          {t.turnAway}
        </Button>
      )}
    </section>
  )
}
