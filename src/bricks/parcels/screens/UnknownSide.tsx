import { Button } from '../../../renderer/ui/Button.tsx'
import { Field } from '../../../renderer/ui/Field.tsx'
import { zSize } from '../rules/carrier.ts'
import { Chips } from './Chips.tsx'
import { createCounterActions } from './counter-actions.ts'
import { show, write, type Unknown } from './counter-desk.ts'
import { measuresOf } from './counter-view.ts'
import { ParcelsSide } from './ParcelsMain.tsx'
import { useSetup, useShop } from './shop.ts'

/** A code that is not in the register: somebody leaves it here, or it came in and nobody scanned it. */
export function UnknownSide({ unknown }: { readonly unknown: Unknown }) {
  const shop = useShop()
  const words = shop.t.counter
  const actions = createCounterActions(shop)
  const { read, carrier } = unknown
  const { key } = read
  const isReady = carrier !== undefined && (key === null || unknown.forcedReason.trim() !== '')
  const isMeasured = measuresOf(unknown) !== undefined
  const chosen = read.choices.find((one) => one.carrier === carrier)
  const day = shop.today()
  const terms = useSetup()
    ?.terms.filter((one) => one.carrier === carrier && one.from <= day)
    .at(-1)
  const hasLimits = terms?.longestCm !== undefined || terms?.sumCm !== undefined
  return (
    <ParcelsSide
      label={words.unknownTitle}
      head={
        <p>
          <b>{chosen?.name ?? words.unknownTitle}</b>
          <span>{read.code}</span>
        </p>
      }
      keys={
        <>
          <div className="sv-small-keys">
            <Button
              icon="plus"
              dim={!isReady || !isMeasured}
              onPress={() => isReady && isMeasured && actions.registerNow(unknown)}
            >
              {words.registerNow}
            </Button>
            <Button icon="search" onPress={() => show({ kind: 'idle' })}>
              {words.byName}
            </Button>
          </div>
          <div className="sv-keys">
            <Button
              className="sv-main"
              icon="receipt"
              dim={!isReady || !isMeasured}
              onPress={() => isReady && isMeasured && actions.dropOff(unknown)}
            >
              {unknown.overLimit ? words.takeAnyway : words.dropReceipt}
            </Button>
          </div>
        </>
      }
    >
      <p className="pc-say">{words.unknown}</p>
      {key && (
        <>
          <p className="sv-warn">{words.keyWrong(key.expected, key.read)}</p>
          <Field
            label={words.forcedReason}
            keys="text"
            maxLength={80}
            value={unknown.forcedReason}
            onChange={(forcedReason) => write('unknown', { forcedReason })}
          />
        </>
      )}
      {read.choices.length > 1 && (
        <Chips
          label={words.whichCarrier}
          value={carrier}
          chips={read.choices.map((one) => ({ value: one.carrier, text: one.name }))}
          onChoose={(next) => write('unknown', { carrier: next })}
        />
      )}
      <Field
        label={words.recipient}
        keys="text"
        maxLength={60}
        value={unknown.name}
        onChange={(name) => write('unknown', { name })}
      />
      <Field
        label={words.weight}
        keys="amount"
        maxLength={8}
        value={unknown.kilograms}
        onChange={(kilograms) => write('unknown', { kilograms, overLimit: false })}
      />
      {hasLimits && (
        <div className="sv-pair">
          <Field
            label={words.longest}
            keys="digits"
            maxLength={4}
            value={unknown.longest}
            onChange={(longest) => write('unknown', { longest, overLimit: false })}
          />
          <Field
            label={words.sum}
            keys="digits"
            maxLength={4}
            value={unknown.sum}
            onChange={(sum) => write('unknown', { sum, overLimit: false })}
          />
        </div>
      )}
      <Chips
        label={words.size}
        value={unknown.size}
        chips={zSize.options.map((value) => ({ value, text: value }))}
        onChoose={(size) => write('unknown', { size })}
      />
    </ParcelsSide>
  )
}
