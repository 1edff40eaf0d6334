import { overwriting, scrub } from '../../main/db/open.ts'
import type { BusinessDay } from '../../shared/business-day.ts'
import { ok, refuse, type Result } from '../../shared/result.ts'
import type { PersonDetails, PersonInput } from './contract/views.ts'
import { keepDeclaration } from './ending.ts'
import type { MealsParts, PeopleHandlers } from './parts.ts'
import type { PeopleViews } from './people-view.ts'
import type { Planner } from './planner.ts'
import type { PersonFile } from './rules/person.ts'

/** Files of those who are served, and what they may eat. */
export function peopleHandlers(parts: MealsParts, planner: Planner, views: PeopleViews): PeopleHandlers {
  const { doors, people, setups, rounds, trail, declarations } = parts

  function checked(asked: PersonInput, today: BusinessDay) {
    const { formulas, prices } = setups.setup()
    if ((asked.birthDate ?? today) > today) return refuse('BIRTH_IN_FUTURE')
    if (!prices.some(({ band }) => band === asked.band)) return refuse('BAND_UNKNOWN', { band: asked.band })
    const lost = asked.standing.find((standing) => !formulas.some(({ code }) => code === standing.formula))
    if (lost) return refuse('FORMULA_UNKNOWN', { formula: lost.formula })
    const keys = asked.standing.map(({ weekday, service }) => `${weekday} ${service}`)
    const twice = asked.standing.find((_, n) => keys.indexOf(keys[n] ?? '') < n)
    if (twice) return refuse('STANDING_TWICE', { weekday: twice.weekday, service: twice.service })
    if (asked.roundId !== null && !rounds.round(asked.roundId)) return refuse('ROUND_UNKNOWN')
    return payersChecked(asked)
  }

  function payersChecked({ payers }: PersonInput): Result<null, 'PAYER_UNKNOWN' | 'PAYER_ENDS_FIRST'> {
    if (payers.some(({ payerId }) => doors.customers.standing(payerId) !== 'known')) return refuse('PAYER_UNKNOWN')
    const wrong = payers.find(({ from, to }) => to !== null && to < from)
    return wrong ? refuse('PAYER_ENDS_FIRST', { from: wrong.from, to: wrong.to ?? '' }) : ok(null)
  }

  /** Whoever is new in a round is its last stop. */
  function rankIn(asked: PersonInput, known: PersonFile | undefined): number {
    if (known && known.roundId === asked.roundId) return known.stopRank
    const ranks = people
      .people()
      .filter(({ roundId }) => roundId === asked.roundId)
      .map(({ stopRank }) => stopRank)
    return Math.max(-1, ...ranks) + 1
  }

  function saveDetails(personId: PersonFile['personId'], details: PersonDetails, nowMs: number): void {
    const known = doors.customers.byId(personId)
    const { siren = '', vatNumber = '' } = known ?? {}
    doors.customers.save(personId, { ...details, siren, vatNumber }, nowMs)
  }

  return {
    needs: ({ personId }) => people.needs(personId) ?? null,
    declaration: ({ personId }) => declarations.of(personId) ?? null,
    people: ({ text, ended }, { nowMs }) => [...views.search(text, ended, doors.today(nowMs))],
    person: ({ personId }, { nowMs }) => views.view(personId, doors.today(nowMs)),

    savePerson({ person: asked, details }, context) {
      const { nowMs, announce } = context
      const today = doors.today(nowMs)
      const { personId } = asked
      if (doors.customers.standing(personId) === 'erased') return refuse('CUSTOMER_ERASED')
      const known = people.person(personId)
      if (known?.status === 'ended') return refuse('PERSON_ENDED')
      const fine = checked(asked, today)
      if (!fine.ok) return fine
      saveDetails(personId, details, nowMs)
      const { endReason = null, endedOn = null, pauses = [], consentOn = null } = known ?? {}
      const file: PersonFile = {
        ...asked,
        endReason,
        endedOn,
        pauses,
        consentOn,
        stopRank: rankIn(asked, known),
      }
      people.save(file)
      planner.follow([file], { nowMs, today })
      trail.tell({ what: 'file-saved', ref: personId }, context)
      announce('customers.changed')
      announce('services.changed')
      return ok({ personId, lacking: views.lacking(file) })
    },

    saveNeeds({ personId, needs, consentOn }, context) {
      const file = people.person(personId)
      if (!file) return refuse('PERSON_UNKNOWN')
      if (file.status === 'ended') return refuse('PERSON_ENDED')
      if (consentOn === null) return refuse('CONSENT_MISSING')
      if (consentOn > doors.today(context.nowMs)) return refuse('CONSENT_IN_FUTURE')
      people.saveNeeds(personId, needs)
      people.save({ ...file, consentOn })
      trail.tell({ what: 'needs-saved', ref: personId }, context)
      context.announce('services.changed')
      return ok(null)
    },

    forgetNeeds({ personId }, context) {
      const file = people.person(personId)
      if (!file) return refuse('PERSON_UNKNOWN')
      overwriting(doors.db, () => {
        keepDeclaration(parts, personId, doors.today(context.nowMs))
        people.forgetNeeds(personId)
      })
      context.afterCommit(() => scrub(doors.db))
      people.save({ ...file, consentOn: null })
      trail.tell({ what: 'needs-saved', ref: personId, value: { forgotten: 1 } }, context)
      context.announce('services.changed')
      return ok(null)
    },
  }
}
