import { fromBase64, saveFile } from '../../../renderer/client/download.ts'
import type { IdeaView } from '../contract.ts'
import { newIdeaId, newVoiceId, type IdeaId, type VoiceId } from '../ids.ts'
import type { IdeaState } from '../rules/idea.ts'
import { EMPTY, set, showOf, type Draft, type Shop } from './shop.ts'

/** What still lacks before it can be noted; undefined where nothing does. */
export function lackOf({ theme, text, contact }: Draft): 'theme' | 'text' | 'name' | 'consent' | undefined {
  if (theme === undefined) return 'theme'
  if (text.trim() === '') return 'text'
  if (contact && contact.name.trim() === '') return 'name'
  return contact && !contact.consent ? 'consent' : undefined
}

/** What the keys of the box do. */
export function createActions(shop: Shop) {
  const { part, ask, again, done, t } = shop
  return {
    note(draft: Draft): void {
      const lack = lackOf(draft)
      const { theme, text, contact } = draft
      if (lack !== undefined || theme === undefined) {
        set({ told: { tone: 'amber', text: t.lacks[lack ?? 'theme'] } })
        return
      }
      const ideaId = newIdeaId()
      const agreed = contact ? { ...contact, consent: true as const } : null
      ask(
        (commandId) => part.add({ ideaId, theme, text, contact: agreed, commandId }),
        () => {
          again()
          set({ draft: EMPTY, show: 'open', theme: undefined })
          done(t.noted)
        },
      )
    },
    alsoMe({ ideaId, text }: Pick<IdeaView, 'ideaId' | 'text'>): void {
      const voiceId = newVoiceId()
      ask(
        (commandId) => part.alsoMe({ ideaId, voiceId, commandId }),
        () => {
          again()
          done(t.counted({ text }))
          set({ lastVoice: voiceId })
        },
      )
    },
    takeBack(voiceId: VoiceId): void {
      ask(
        (commandId) => part.takeBack({ voiceId, commandId }),
        () => {
          again()
          done(t.undone)
        },
      )
    },
    answer(ideaId: IdeaId, state: IdeaState, note: string): void {
      ask(
        (commandId) => part.answer({ ideaId, state, note, commandId }),
        () => {
          again()
          set({ show: showOf[state] })
          done(t.saved)
        },
      )
    },
    amend(ideaId: IdeaId, theme: string, text: string): void {
      ask(
        (commandId) => part.amend({ ideaId, theme, text, commandId }),
        () => {
          again()
          done(t.saved)
        },
      )
    },
    told(ideaId: IdeaId): void {
      ask(
        (commandId) => part.told({ ideaId, commandId }),
        () => {
          again()
          done(t.saved)
        },
      )
    },
    save: (file: () => Promise<{ readonly name: string; readonly base64: string }>, type: string): void =>
      ask(file, ({ name, base64 }) => saveFile(name, [fromBase64(base64)], type)),
  }
}
