import { useQuery } from '@tanstack/react-query'
import { addMonths } from '../../../shared/business-day.ts'
import { newCustomerId } from '../../../shared/ids.ts'
import { Button } from '../../../renderer/ui/Button.tsx'
import { DateField } from '../../../renderer/ui/DateField.tsx'
import { Field } from '../../../renderer/ui/Field.tsx'
import { Segmented } from '../../../renderer/ui/Segmented.tsx'
import { SumLine } from '../../../renderer/ui/ServiceParts.tsx'
import { createActions } from './actions.ts'
import { lackOf, type Draft } from './draft.ts'
import { RoomsSide } from './Frame.tsx'
import { HoursPart } from './HoursPart.tsx'
import { IDLE, set, useSetup, useShop, write } from './shop.ts'

const LETTERS = 3
const FOUND = 4
const SEASON_MONTHS = 6

/** A booking in the making: where, when, who, what it costs; every week until a day, with what is skipped. */
export function NewSide({ draft }: { readonly draft: Draft }) {
  const shop = useShop()
  const { t, queries, today, dateWords, euros, day: named, host } = shop
  const act = createActions(shop)
  const spaces = (useSetup()?.spaces ?? []).filter(({ isLet }) => isLet)
  const space = spaces.find(({ spaceId }) => spaceId === draft.spaceId)
  const { spaceId, day, fromMinute, toMinute, association, until } = draft
  const quote = useQuery({
    ...queries.quote.queryOptions({
      input: {
        spaceId: spaceId ?? spaces[0]?.spaceId ?? ('' as never), // asked with a space alone
        day: day ?? today(),
        fromMinute,
        toMinute,
        association,
        weekly: until === undefined ? null : { until, everyWeeks: 1 },
      },
      placeholderData: (before) => before,
    }),
    enabled: spaceId !== undefined && day !== undefined && toMinute > fromMinute,
  }).data
  host.useBack(true, () => set({ side: IDLE }))
  const free = quote?.days.filter(({ by }) => by === null) ?? []
  const taken = quote?.days.filter(({ by }) => by !== null) ?? []
  const isHire = draft.kind === 'hire'
  return (
    <RoomsSide
      label={t.newTitle}
      head={
        <>
          <p>
            <b>{t.newTitle}</b>
          </p>
          <Segmented
            label={t.kind}
            value={draft.kind}
            choices={(['hire', 'event'] as const).map((value) => ({ value, text: t.kinds[value] }))}
            onChoose={(kind) => write({ kind })}
          />
        </>
      }
      keys={
        <>
          <dl className="sv-sums">
            {isHire && quote && (
              <SumLine
                text={until === undefined ? t.price : t.each}
                amount={quote.priceCents === 0 ? t.freeOfCharge : euros(quote.priceCents)}
              />
            )}
            {isHire && quote && quote.depositCents > 0 && (
              <SumLine text={t.deposit} amount={euros(quote.depositCents)} />
            )}
          </dl>
          <div className="sv-keys">
            <Button icon="cross" onPress={() => set({ side: IDLE, told: undefined })}>
              {t.discard}
            </Button>
            <Button className="sv-main" dim={lackOf(draft) !== undefined} onPress={() => act.book(draft)}>
              {until === undefined ? t.book : t.bookMany({ count: free.length })}
            </Button>
          </div>
        </>
      }
    >
      <div className="sv-chips rm-two" role="group" aria-label={t.space}>
        {spaces.map((one) => (
          <button
            key={one.spaceId}
            type="button"
            className="sv-chip"
            aria-pressed={one.spaceId === spaceId}
            onClick={() => write({ spaceId: one.spaceId, equipment: [] })}
          >
            <b>{one.name}</b>
            <small>{t.people({ count: one.capacity })}</small>
          </button>
        ))}
      </div>
      <DateField
        label={t.day}
        value={day}
        today={today()}
        words={dateWords}
        onChange={(next) => write({ day: next })}
      />
      <HoursPart fromMinute={fromMinute} toMinute={toMinute} onChange={write} />
      {until === undefined && taken[0] && <p className="sv-warn">{t.isBusy({ by: taken[0].by ?? '' })}</p>}
      {isHire && <PartyPart draft={draft} />}
      <Field
        label={isHire ? t.purpose : t.eventName}
        keys="text"
        maxLength={80}
        placeholder={isHire ? t.purposeExample : t.eventExample}
        value={draft.purpose}
        onChange={(purpose) => write({ purpose })}
      />
      <div className="sv-pair">
        <Field
          label={t.peopleCount}
          keys="digits"
          maxLength={4}
          value={draft.people}
          onChange={(people) => write({ people: people.replaceAll(/\D/g, '') })}
        />
        {isHire && (
          <Button pressed={association} onPress={() => write({ association: !association })}>
            {t.association}
          </Button>
        )}
      </div>
      {space && space.equipment.length > 0 && (
        <div className="sv-chips rm-two" role="group" aria-label={t.equipment}>
          {space.equipment.map((item) => (
            <button
              key={item}
              type="button"
              className="sv-chip"
              aria-pressed={draft.equipment.includes(item)}
              onClick={() =>
                write({
                  equipment: draft.equipment.includes(item)
                    ? draft.equipment.filter((one) => one !== item)
                    : [...draft.equipment, item],
                })
              }
            >
              <b>{item}</b>
            </button>
          ))}
        </div>
      )}
      <Button
        icon="again"
        pressed={until !== undefined}
        onPress={() => write({ until: until === undefined ? addMonths(day ?? today(), SEASON_MONTHS) : undefined })}
      >
        {t.weekly}
      </Button>
      {until !== undefined && (
        <>
          <DateField
            label={t.until}
            value={until}
            today={today()}
            words={dateWords}
            onChange={(next) => write({ until: next ?? until })}
          />
          <p className="sv-hint">{t.times({ count: free.length })}</p>
          {taken.length > 0 && (
            <p className="sv-warn">
              {t.skips} : {taken.map((one) => t.skip({ day: named(one.day), by: one.by ?? '' })).join(', ')}
            </p>
          )}
        </>
      )}
    </RoomsSide>
  )
}

/** Who hires: a customer of the café; an unknown one is made of it. */
function PartyPart({ draft: { name, phone } }: { readonly draft: Draft }) {
  const { t, host } = useShop()
  const text = name.trim()
  const isAsked = text.length >= LETTERS && host.may('customers')
  const found = useQuery({
    ...host.client.queries.customers.search.queryOptions({ input: { text, limit: FOUND } }),
    enabled: isAsked,
  }).data
  const customers = isAsked ? (found ?? []).filter((one) => one.name !== name) : []
  return (
    <>
      <div className="sv-pair">
        <Field
          label={t.name}
          keys="text"
          maxLength={120}
          value={name}
          // A name that is written over is somebody else.
          onChange={(next) => write({ name: next, customerId: newCustomerId() })}
        />
        <Field label={t.phone} keys="code" maxLength={30} value={phone} onChange={(next) => write({ phone: next })} />
      </div>
      {customers.length > 0 && (
        <div className="sv-chips sv-row-chips rm-known" role="group" aria-label={t.known}>
          {customers.map((one) => (
            <button
              key={one.customerId}
              type="button"
              className="sv-chip"
              onClick={() => write({ customerId: one.customerId, name: one.name, phone: one.phone })}
            >
              <b>{one.name}</b>
            </button>
          ))}
        </div>
      )}
    </>
  )
}
