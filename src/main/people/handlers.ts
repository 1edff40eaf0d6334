import type { people as contract, People as PeopleAnswer } from '../../shared/contracts/people.ts'
import type { Station } from '../../shared/contracts/procedure.ts'
import type { OperatorId } from '../../shared/ids.ts'
import { ok, refuse, type Result } from '../../shared/result.ts'
import type { EventLog } from '../fiscal/event-log.ts'
import type { CommandContext, Handlers } from '../hosts/handlers.ts'
import type { People } from './people.ts'
import { isPin, sealPin } from './pin.ts'
import { guardsRights, isUnguarded, keepsManager, mayApprove, mayTry, PEOPLE_MAX } from './rules.ts'
import type { KnownPerson, PeopleStore } from './store.ts'

type Parts = { readonly store: PeopleStore; readonly people: People; readonly eventLog: EventLog }

export function peopleHandlers({ store, people, eventLog }: Parts): Handlers<typeof contract> {
  function answer(known: readonly KnownPerson[], signedIn: OperatorId | null): PeopleAnswer {
    return { people: known.map(({ pin: _, ...person }) => person), signedIn }
  }
  const heldBy = (station: Station) => people.holder(station)?.operatorId ?? null

  /** The person whose PIN this is; a wrong one is counted even though the command is undone. */
  function proven(
    operatorId: OperatorId,
    pin: string,
    nowMs: number,
  ): Result<KnownPerson, 'PERSON_UNKNOWN' | 'PIN_WRONG' | 'PIN_WAIT'> {
    const person = store.person(operatorId)
    if (!person?.active) return refuse('PERSON_UNKNOWN')
    const now = mayTry(people.triesOf(operatorId), nowMs)
    if (!now.ok) return now
    const right = person.pin === null ? pin === '' : isPin(pin, person.pin)
    people.tried(operatorId, right, nowMs)
    return right ? ok(person) : refuse('PIN_WRONG', { who: operatorId })
  }

  function changed(context: CommandContext): PeopleAnswer {
    context.afterCommit(store.reload)
    context.announce('people.changed')
    return answer(store.fresh(), heldBy(context.caller.station))
  }

  return {
    signIn(input, context) {
      const person = proven(input.operatorId, input.pin, context.nowMs)
      if (!person.ok) return person
      // Of several managers one is the first to have a PIN: until the others have theirs, their tiles open nothing.
      if (isUnguarded(person.value, store.all())) return refuse('MANAGER_NEEDS_PIN')
      const { station } = context.caller
      eventLog.record('signed-in', { ...context, operator: input.operatorId }, { before: heldBy(station) })
      context.afterCommit(() => people.take(station, input.operatorId))
      context.announce('people.changed')
      return ok(answer(store.all(), input.operatorId))
    },

    signOut(_input, context) {
      if (!store.all().some((person) => person.active && person.hasPin)) return refuse('NOBODY_HAS_PIN')
      const { station } = context.caller
      eventLog.record('signed-out', context)
      context.afterCommit(() => people.release(station))
      context.announce('people.changed')
      return ok(answer(store.all(), null))
    },

    approve(input, context) {
      const { station } = context.caller
      const command = people.refusedAt(station)
      // A locked till was refused nothing that somebody could allow: whoever acts signs in first.
      if (heldBy(station) === null || command?.commandId !== input.refusedId) return refuse('NOTHING_TO_APPROVE')
      const person = proven(input.operatorId, input.pin, context.nowMs)
      if (!person.ok) return person
      const may = mayApprove(person.value, command.right)
      if (!may.ok) return may
      eventLog.record('override', context, { right: command.right, approvedBy: input.operatorId })
      const approval = { asked: command.asked, by: input.operatorId, untilMs: people.approvedFor(context.nowMs) }
      context.afterCommit(() => people.approve(station, approval))
      return ok(null)
    },

    save(input, context) {
      const before = store.person(input.operatorId)
      if (!before && store.all().length >= PEOPLE_MAX) return refuse('TOO_MANY_PEOPLE', { max: PEOPLE_MAX })
      const { commandId: _, ...person } = input
      const changedTo = { ...person, hasPin: before?.hasPin ?? false }
      const kept = keepsManager(store.all(), changedTo)
      if (!kept.ok) return kept
      const guarded = guardsRights(store.all(), changedTo)
      if (!guarded.ok) return guarded
      store.save(person)
      const { operatorId, role, active } = person
      if (!before || before.role !== role || before.active !== active) {
        // Never the name: the event log cannot forget it (checklist F-41).
        eventLog.record('rights-changed', context, { who: operatorId, before: before?.role ?? null, role, active })
      }
      return ok(changed(context))
    },

    setPin(input, context) {
      const person = store.person(input.operatorId)
      if (!person) return refuse('PERSON_UNKNOWN')
      const others = store.all().filter((one) => one.active && one.operatorId !== person.operatorId)
      const guarded = guardsRights(store.all(), { ...person, hasPin: input.pin !== '' })
      if (!guarded.ok) return guarded
      if (others.some((one) => one.pin !== null && input.pin !== '' && isPin(input.pin, one.pin)))
        return refuse('PIN_TAKEN')
      store.setPin(person.operatorId, input.pin === '' ? null : sealPin(input.pin))
      eventLog.record('rights-changed', context, { who: person.operatorId, pin: input.pin === '' ? 'taken' : 'given' })
      // Whoever gives the first PIN keeps the till in hand: it would lock under their fingers otherwise.
      const mine = heldBy(context.caller.station)
      if (mine !== null) context.afterCommit(() => people.take(context.caller.station, mine))
      return ok(changed(context))
    },

    list: (_input, { caller }) => answer(store.all(), heldBy(caller.station)),
  }
}
