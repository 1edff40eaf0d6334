import { Button } from '../../../renderer/ui/Button.tsx'
import { Field } from '../../../renderer/ui/Field.tsx'
import { SignaturePad } from '../../../renderer/ui/SignaturePad.tsx'
import { zLateReason, type Card } from '../rules/counter.ts'
import { zIdType } from '../rules/parcel.ts'
import { Chips } from './Chips.tsx'
import { createCounterActions } from './counter-actions.ts'
import { write, type Hand } from './counter-desk.ts'
import { askedOf, chosenOf, isLate, keyOf, lackOf, lookedAt, wantsCode } from './counter-view.ts'
import { createLocalActions } from './local-actions.ts'
import { ParcelsSide } from './ParcelsMain.tsx'
import { useShop } from './shop.ts'

/** One person's parcels: where they lie, what is shown, who signs, and one key that hands them over. */
export function HandSide({ hand }: { readonly hand: Hand }) {
  const shop = useShop()
  const words = shop.t.counter
  const actions = createCounterActions(shop)
  const lack = lackOf(hand)
  const chosen = chosenOf(hand)
  const asked = askedOf(chosen.length > 0 ? chosen : hand.cards)
  const title = hand.name || words.noName
  const [only] = hand.cards
  return (
    <ParcelsSide
      label={title}
      head={
        <p>
          <b>{title}</b>
          <span>{[...new Set(hand.cards.map(({ carrierName }) => carrierName))].join(', ')}</span>
        </p>
      }
      keys={
        <>
          <p className="sv-missing" role="status">
            {lack && words.lacks[lack]}
          </p>
          <div className="sv-keys">
            <Button
              className="sv-main"
              icon="check"
              dim={lack !== undefined}
              onPress={() => !lack && actions.handOver(hand)}
            >
              {words[keyOf(hand)]}
            </Button>
          </div>
        </>
      }
    >
      <ul className="pc-cards" aria-label={words.parcels(hand.cards.length)}>
        {hand.cards.map((card) => (
          <Place key={card.parcelId} card={card} isFound={hand.inHand.includes(card.parcelId)} onTake={actions.take} />
        ))}
      </ul>
      {hand.cards.some(isLate) && chosen.some(isLate) && (
        <Chips
          label={words.lateQuestion(chosen.find(isLate)?.carrierName ?? '')}
          value={hand.late}
          chips={zLateReason.options.map((value) => ({ value, text: words.lateReasons[value] }))}
          onChoose={(late) => write('hand', { late })}
        />
      )}
      {hand.cards
        .filter(({ local }) => local !== null)
        .map((card) => (
          <LocalPart key={card.parcelId} card={card} hand={hand} />
        ))}
      <Shown hand={hand} />
      {asked.isSigned && (
        <SignaturePad
          words={{ group: words.sign, here: words.signHere, clear: words.clear }}
          strokes={hand.strokes}
          onStrokes={(strokes) => write('hand', { strokes })}
        />
      )}
      {only && hand.cards.length === 1 && only.state === 'stored' && only.rule.kind === 'carrier' && (
        <Button icon="ban" onPress={() => actions.refuses(only)}>
          {words.refuses}
        </Button>
      )}
    </ParcelsSide>
  )
}

/** The place, large enough to be read from the shelf, and whether it was found. */
function Place({
  card,
  isFound,
  onTake,
}: {
  readonly card: Card
  readonly isFound: boolean
  readonly onTake: (parcelId: Card['parcelId']) => void
}) {
  const { t, day, euros } = useShop()
  const words = t.counter
  const { lateDays, deadline, local } = card
  const when =
    lateDays === null
      ? deadline === null
        ? ''
        : words.kept(day(deadline))
      : lateDays === 0
        ? words.refusedByCustomer
        : words.late(lateDays)
  const place = card.place ?? words.noPlace
  return (
    <li data-found={isFound ? '' : undefined}>
      <strong className="pc-place">{place}</strong>
      <p>
        <b>{card.parcelCount > 1 ? `${card.code} · ${card.parcelNo}/${card.parcelCount}` : card.number || card.code}</b>
        <span className={lateDays === null ? undefined : 'sv-warn'}>{when}</span>
        {local && local.note !== '' && <span>{local.note}</span>}
        {local && local.leftCents > 0 && (
          <span>
            {words.toPay} : <b>{euros(local.leftCents)}</b>
          </span>
        )}
      </p>
      <Button
        icon="check"
        pressed={isFound}
        label={hasNoPlace(card) ? words.foundKey : words.foundOf(place)}
        onPress={() => onTake(card.parcelId)}
      >
        {words.foundKey}
      </Button>
    </li>
  )
}
const hasNoPlace = ({ place }: Card): boolean => place === null

/** What a shop wants: somebody is called, told a code, and says it again when it is fetched. */
function LocalPart({ card, hand }: { readonly card: Card; readonly hand: Hand }) {
  const shop = useShop()
  const words = shop.t.counter
  const actions = createLocalActions(shop)
  return (
    <div className="sv-part">
      {hand.told !== undefined && (
        <p className="pc-code" role="status">
          {words.callCode(hand.told)}
        </p>
      )}
      {wantsCode(card) && (
        <Field
          label={words.ownCode}
          keys="digits"
          maxLength={6}
          value={hand.code}
          onChange={(code) => {
            write('hand', { code })
            if (/^\d{6}$/.test(code)) actions.tryCode(card, code)
          }}
        />
      )}
      <div className="sv-small-keys">
        <Button icon="phone" onPress={() => actions.call(card)}>
          {card.local?.notifiedAtMs === null ? words.call : words.callAgain}
        </Button>
        <Button icon="printer" onPress={() => actions.printSlip(card)}>
          {words.slip}
        </Button>
      </div>
    </div>
  )
}

/**
 * Which paper was shown, and whether it is somebody else who came: never a number, never a picture. Nothing is preset: the
 * register says of which kind a paper was where somebody said so.
 */
function Shown({ hand }: { readonly hand: Hand }) {
  const { t } = useShop()
  const words = t.counter
  const { third } = hand
  const { paper, own, code } = lookedAt(hand)
  const papers = zIdType.exclude(['unsaid']).options.map((value) => ({ value, text: words.papers[value] }))
  return (
    <>
      {paper && (
        <Chips
          label={third ? words.recipientPaper : words.whichPaper}
          isPaired={!third}
          value={hand.idType}
          chips={third ? papers : papers.filter(({ value }) => value !== 'none')}
          onChoose={(idType) => write('hand', { idType })}
        />
      )}
      <Button
        icon="people"
        pressed={third !== undefined}
        onPress={() => write('hand', { idType: 'unsaid', third: third ? undefined : { name: '', idType: 'unsaid' } })}
      >
        {words.third}
      </Button>
      {third && (
        <div className="sv-part">
          {own && <p className="sv-hint">{words.thirdHint}</p>}
          {code && <p className="sv-hint">{words.thirdCodeHint}</p>}
          <Field
            label={words.thirdName}
            keys="text"
            maxLength={60}
            value={third.name}
            onChange={(name) => write('hand', { third: { ...third, name } })}
          />
          {own && (
            <Chips
              label={words.thirdPaper}
              value={third.idType}
              chips={papers}
              onChoose={(idType) => write('hand', { third: { ...third, idType } })}
            />
          )}
        </div>
      )}
    </>
  )
}
