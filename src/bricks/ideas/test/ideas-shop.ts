import type { ContractRouterClient } from '@orpc/contract'
import type { TillOptions } from '../../../main/open-till.ts'
import { newCommandId } from '../../../shared/ids.ts'
import { openShop } from '../../../../test/support/shop.ts'
import type { IdeasContract } from '../contract.ts'
import { newIdeaId, newVoiceId, type IdeaId } from '../ids.ts'

type IdeasAsk = ContractRouterClient<IdeasContract>
/** The procedures of the box, typed by their contract, over whatever line reaches the router. */
export const ideasOf = (client: object): IdeasAsk => (client as unknown as { readonly ideas: IdeasAsk }).ideas // the router holds the contract of every brick by its name

/** A till with a box of ideas and a clock that is set: noon of 23 November 2026 at first. */
export async function openIdeasShop(options: Partial<TillOptions> = {}) {
  let nowMs = Date.UTC(2026, 10, 23, 11)
  const shop = await openShop({ nowMs: () => nowMs, ...options })
  const ideas = ideasOf(shop.ask)
  const command = <T extends object>(input: T) => ({ commandId: newCommandId(), ...input })
  return {
    ...shop,
    ideas,
    command,
    /** Noon of a day. */
    set(day: string): void {
      nowMs = Date.parse(`${day}T11:00:00Z`)
    },
    async say(theme: string, text: string): Promise<IdeaId> {
      const ideaId = newIdeaId()
      await ideas.add(command({ ideaId, theme, text, contact: null }))
      return ideaId
    },
    async alsoMe(ideaId: IdeaId, times = 1): Promise<void> {
      for (let n = 0; n < times; n += 1) await ideas.alsoMe(command({ ideaId, voiceId: newVoiceId() }))
    },
  }
}
