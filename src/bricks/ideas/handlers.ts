import type { Handlers } from '../../main/hosts/handlers.ts'
import { addDays, daysBetween, type BusinessDay } from '../../shared/business-day.ts'
import { ok, refuse } from '../../shared/result.ts'
import type { IdeasContract, IdeaView } from './contract.ts'
import type { IdeasParts } from './parts.ts'
import { ideasFile, posterFile } from './papers.ts'
import { isOver, isToTell, mayBecome, needsNote, type Idea } from './rules/idea.ts'
import { monthOf, type Period } from './rules/months.ts'
import { siteOnPaper } from '../../main/documents/demonstration.ts'
import type { VoiceId } from './ids.ts'

/** What may be asked of the village's box of ideas. */
export function ideasHandlers({ doors, ideas }: IdeasParts): Handlers<IdeasContract> {
  function viewOf(idea: Idea, today: BusinessDay): IdeaView {
    const { customerId: _, told: __, ...shown } = idea
    const { all, ...voices } = ideas.voicesOf(idea.ideaId, monthOf(today), monthOf(today, -1).from)
    return { ...shown, ...voices, voices: all, isToTell: isToTell(idea) }
  }
  const isTheme = (code: string) => ideas.setup().themes.some((theme) => theme.code === code)

  return {
    setup() {
      const { themes, keepMonths } = ideas.setup()
      return { themes: [...themes], keepMonths }
    },
    saveSetup({ setup }, { announce }) {
      const codes = setup.themes.map(({ code }) => code)
      const twice = codes.find((code, at) => codes.indexOf(code) !== at)
      if (twice !== undefined) return refuse('THEME_TWICE', { theme: twice })
      const lost = ideas.usedThemes().find((code) => !codes.includes(code))
      if (lost !== undefined) return refuse('THEME_IN_USE', { theme: lost })
      ideas.saveSetup(setup)
      announce('services.changed')
      return ok(setup)
    },

    list(_, { nowMs }) {
      const today = doors.today(nowMs)
      return ideas
        .list()
        .map((idea) => viewOf(idea, today))
        .toSorted((a, b) => Number(isOver(a.state)) - Number(isOver(b.state)) || b.voices - a.voices)
    },

    add({ ideaId, theme, text, contact }, { nowMs, announce }) {
      if (!isTheme(theme)) return refuse('THEME_UNKNOWN')
      if (ideas.byId(ideaId)) return refuse('ID_REUSED')
      const standing = contact && doors.customers.standing(contact.customerId)
      if (standing === 'erased') return refuse('CUSTOMER_ERASED')
      if (contact && standing === 'unknown') {
        const { customerId, name, phone } = contact
        const nothing = { email: '', addressLines: [], postcode: '', city: '', siren: '', vatNumber: '' } as const
        doors.customers.save(customerId, { ...nothing, addressLines: [], country: 'FR', name, phone }, nowMs)
      } else if (contact) {
        doors.customers.seen(contact.customerId, nowMs)
      }
      const day = doors.today(nowMs)
      const customerId = contact?.customerId ?? null
      ideas.save({ ideaId, theme, text, state: 'open', note: '', day, answeredOn: null, customerId, told: false })
      ideas.say(ideaId.replace(/^ide_/, 'voi_') as VoiceId, ideaId, day) // whoever says it is the first who wants it
      announce('services.changed')
      return ok(null)
    },
    alsoMe({ ideaId, voiceId }, { nowMs, announce }) {
      const idea = ideas.byId(ideaId)
      if (!idea) return refuse('IDEA_UNKNOWN')
      if (isOver(idea.state)) return refuse('IDEA_OVER')
      if (ideas.isSaid(voiceId)) return refuse('ID_REUSED')
      ideas.say(voiceId, ideaId, doors.today(nowMs))
      announce('services.changed')
      return ok(null)
    },
    takeBack({ voiceId }, { nowMs, announce }) {
      if (!ideas.unsay(voiceId, doors.today(nowMs))) return refuse('VOICE_UNKNOWN')
      announce('services.changed')
      return ok(null)
    },
    amend({ ideaId, theme, text }, { announce }) {
      const idea = ideas.byId(ideaId)
      if (!idea) return refuse('IDEA_UNKNOWN')
      if (!isTheme(theme)) return refuse('THEME_UNKNOWN')
      ideas.save({ ...idea, theme, text })
      announce('services.changed')
      return ok(null)
    },
    answer({ ideaId, state, note }, { nowMs, announce }) {
      const idea = ideas.byId(ideaId)
      if (!idea) return refuse('IDEA_UNKNOWN')
      if (!mayBecome(idea.state).includes(state)) return refuse('IDEA_NOT_SO')
      if (needsNote(state) && note === '') return refuse('NOTE_MISSING')
      // Whoever was told of one answer is told of the next one too.
      ideas.save({ ...idea, state, note, answeredOn: state === 'open' ? null : doors.today(nowMs), told: false })
      announce('services.changed')
      return ok(null)
    },
    contact({ ideaId }) {
      const idea = ideas.byId(ideaId)
      const known = idea?.customerId ? doors.customers.byId(idea.customerId) : undefined
      return known ? { name: known.name, phone: known.phone } : null
    },
    told({ ideaId }, { announce }) {
      const idea = ideas.byId(ideaId)
      if (!idea) return refuse('IDEA_UNKNOWN')
      ideas.save({ ...idea, told: true })
      announce('services.changed')
      return ok(null)
    },

    counts(period) {
      const [fresh, voices, done] = (['ideas', 'voices', 'done'] as const).map((what) => ideas.countsOf(what, period))
      const before = ideas.countsOf('voices', asLongBefore(period))
      return ideas.setup().themes.map(({ code }) => ({
        theme: code,
        ideas: fresh?.get(code) ?? 0,
        voices: voices?.get(code) ?? 0,
        voicesBefore: before.get(code) ?? 0,
        done: done?.get(code) ?? 0,
      }))
    },
    csv: (period, { nowMs }) => {
      const today = doors.today(nowMs)
      const rows = ideas.during(period).map((idea) => viewOf(idea, today))
      return ideasFile(rows, ideas.setup().themes, period)
    },
    poster: (period, { nowMs }) => {
      const done = ideas.done(period).map((idea) => ({ ...idea, voices: voicesEver(idea) }))
      return posterFile(done, { ...period, site: siteOnPaper(doors.cafe()), themes: ideas.setup().themes, nowMs })
    },
  }

  function voicesEver({ ideaId, day }: Idea): number {
    return ideas.voicesOf(ideaId, { from: day, to: day }, day).all
  }
}

/** The same number of days, up to the day before it. */
function asLongBefore({ from, to }: Period): Period {
  return { from: addDays(from, -daysBetween(from, to) - 1), to: addDays(from, -1) }
}
