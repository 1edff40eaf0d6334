import { useState } from 'react'
import { Button } from '../../../renderer/ui/Button.tsx'
import { Field } from '../../../renderer/ui/Field.tsx'
import { Icon } from '../../../renderer/ui/Icon.tsx'
import { articleOf, type Article, type CounterService } from '../rules/service.ts'
import { bulletinOf } from '../rules/refs.ts'
import { AgencySide } from './AgencyScreen.tsx'
import { BottlesSide } from './BottlesSide.tsx'
import { counterActions } from './counter-actions.ts'
import { DaySide } from './DaySide.tsx'
import { readEuros } from './form.ts'
import { LeaveSide } from './LeaveSide.tsx'
import { PaySide } from './PaySide.tsx'
import { set, useDesk, useShop, type Panel, type Side } from './shop.ts'

const MINUTES = [5, 10, 15, 30, 45, 60] as const

/** What the key that was touched asks for. */
export function CounterSide({ panels }: { readonly panels: readonly Panel[] }) {
  const side = useDesk((s) => s.side)
  const panel = side.kind === 'idle' ? undefined : panels.find(({ service }) => service.code === side.service)
  if (side.kind === 'idle' || !panel) return <IdleSide />
  const key = JSON.stringify(side)
  switch (side.kind) {
    case 'day':
      return <DaySide key={key} panel={panel} />
    case 'pay':
      return <PaySide key={key} panel={panel} />
    case 'leave':
      return <LeaveSide key={key} service={panel.service} />
    case 'bottles':
      return <BottlesSide key={key} service={panel.service} />
    case 'counted':
      return <CountedSide service={panel.service} counted={side} />
    case 'price':
    case 'bottle': {
      const article = articleOf(panel.service, side.article)
      if (!article) return <IdleSide />
      return side.kind === 'price' ? (
        <PriceSide key={key} service={panel.service} article={article} />
      ) : (
        <BottleSide key={key} service={panel.service} article={article} />
      )
    }
  }
}

function IdleSide() {
  const { t, host } = useShop()
  const told = useDesk((s) => s.told)
  const toCounter = () => {
    set({ told: undefined })
    host.toCounter()
  }
  return (
    <AgencySide
      label={t.title}
      head={<p />}
      keys={
        told?.tone === 'good' ? (
          <div className="sv-keys">
            <Button className="sv-main" tone="accent" onPress={toCounter}>
              {t.counter.toCounter}
            </Button>
          </div>
        ) : undefined
      }
    >
      <div className="sv-empty">
        <Icon name="store" />
        <p>{t.counter.choose}</p>
      </div>
    </AgencySide>
  )
}

type Props = { readonly service: CounterService; readonly article: Article }

export function HeadOf({ service, what }: { readonly service: CounterService; readonly what: string }) {
  const { t } = useShop()
  return (
    <>
      <p>
        <b>{what}</b>
        <span>{service.partner === '' ? service.name : `${service.name} · ${service.partner}`}</span>
      </p>
      <Button icon="cross" label={t.close} onPress={() => set({ side: { kind: 'idle' }, told: undefined })} />
    </>
  )
}

function PriceSide({ service, article }: Props) {
  const shop = useShop()
  const { t } = shop
  const [text, setText] = useState('')
  const add = () => {
    const priceCents = readEuros(text)
    if (priceCents === undefined || priceCents === null || priceCents === 0) return shop.wrong()
    return counterActions(shop).sell(service.code, article, { priceCents, bulletin: null })
  }
  return (
    <AgencySide
      label={service.name}
      head={<HeadOf service={service} what={article.label} />}
      keys={
        <div className="sv-keys">
          <Button className="sv-main" tone="accent" onPress={add}>
            {t.counter.add}
          </Button>
        </div>
      }
    >
      <Field
        label={t.counter.amountEach}
        keys="amount"
        maxLength={9}
        autoFocus
        value={text}
        onChange={setText}
        onEnter={add}
      />
    </AgencySide>
  )
}

/** A bottle with the deposit of its bulletin, or its content alone for whoever brings an empty one. */
function BottleSide({ service, article }: Props) {
  const shop = useShop()
  const { t, euros } = shop
  const [text, setText] = useState('')
  const { depositCents } = article
  const sell = (bulletin: string | null) =>
    counterActions(shop).sell(service.code, article, { priceCents: null, bulletin })
  const withDeposit = () => {
    const bulletin = bulletinOf(text)
    if (bulletin === '') return set({ told: { tone: 'amber', text: t.bottle.needs } })
    return sell(bulletin)
  }
  return (
    <AgencySide
      label={service.name}
      head={<HeadOf service={service} what={article.label} />}
      keys={
        <div className="sv-keys">
          <Button onPress={() => sell(null)}>{t.bottle.refill}</Button>
          {depositCents !== null && (
            <Button className="sv-main" tone="accent" onPress={withDeposit}>
              {t.bottle.withDeposit(euros(depositCents))}
            </Button>
          )}
        </div>
      }
    >
      <Field
        label={t.bottle.bulletin}
        keys="text"
        maxLength={20}
        autoFocus
        value={text}
        onChange={setText}
        onEnter={withDeposit}
      />
    </AgencySide>
  )
}

function CountedSide({
  service,
  counted,
}: {
  readonly service: CounterService
  readonly counted: Extract<Side, { kind: 'counted' }>
}) {
  const shop = useShop()
  const { t } = shop
  const { countId, minutes } = counted
  const article = articleOf(service, counted.article)
  return (
    <AgencySide
      label={service.name}
      head={<HeadOf service={service} what={article?.label ?? service.name} />}
      keys={
        <div className="sv-keys">
          <Button icon="undo" onPress={() => counterActions(shop).uncount(countId)}>
            {t.counter.takeOff}
          </Button>
        </div>
      }
    >
      <div className="sv-part" role="group" aria-label={t.counter.howLong}>
        <h3 className="sv-label">{t.counter.howLong}</h3>
        <div className="sv-chips sv-three">
          {MINUTES.map((one) => (
            <button
              key={one}
              type="button"
              className="sv-chip"
              aria-pressed={one === minutes}
              onClick={() => counterActions(shop).recount(service.code, counted.article, countId, one)}
            >
              <b>{t.counter.minutes(one)}</b>
            </button>
          ))}
        </div>
      </div>
    </AgencySide>
  )
}
