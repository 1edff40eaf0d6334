import type { AnyContractRouter, ContractRouterClient } from '@orpc/contract'
import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import type { ComponentType } from 'react'
import type { Place } from '../../shared/catalogue.ts'
import type { TodaySentences } from '../../shared/contracts/today.ts'
import type { CommandId, TicketId } from '../../shared/ids.ts'
import type { RefusalDetail } from '../../shared/result.ts'
import type { Right } from '../../shared/rights.ts'
import type { Lang } from '../../shared/texts/index.ts'
import type { IconName } from '../ui/Icon.tsx'
import type { Failure } from './failures.ts'
import type { GuidePage } from './guide.ts'
import type { Client } from './till.ts'

/** What a service says of its own refusals, in one language. */
export type Refusals = Readonly<Record<string, string | ((detail: RefusalDetail) => string)>>

/** What the shell gives to the screens of a service. */
export type BrickHost = {
  readonly client: Client
  readonly lang: Lang
  /** A gesture: asked in turn, told once. A refusal of the service itself is handed to `refused`, all else to the shell. */
  readonly push: <Answer>(
    ask: (commandId: CommandId) => Promise<Answer>,
    answered: (answer: Answer) => void,
    refused: (failure: Failure) => boolean,
    /** It was never asked: something before it failed. */
    unsent?: () => void,
  ) => void
  /** The ticket in hand, after a line was put on it. */
  readonly toCounter: () => void
  /** What a scan, or an item of today, asked to be opened here; told once. `today` for the service's own list of the day. */
  readonly wanted: string | undefined
  /** The café's own clock. */
  readonly zone: string
  readonly cutOffHour: number
  readonly may: (right: Right) => boolean
  /** Where what is put on a ticket now would lie: on the one that is open, or on a new one. */
  readonly nextTicket: () => { readonly ticketId: TicketId; readonly place: Place }
  /** While `open`, Esc takes this step first. */
  readonly useBack: (open: boolean, onBack: () => void) => void
  /** While the screen is there it hears every code first, and answers whether it took it; else the till says what it means. */
  readonly useScans: (take: (scanned: { readonly text: string; readonly aim?: string }) => boolean) => void
  /** Why the last gesture was not done, and the keys for a field that a finger touched. */
  readonly Notice: ComponentType
  readonly Keys: ComponentType
  readonly Banners: ComponentType
}

/** A service's part of the page: one line in the renderer's list. */
export type BrickScreens = {
  readonly id: string
  readonly icon: IconName
  readonly name: Readonly<Record<Lang, string>>
  /** What it is, in a line, for whoever decides whether the café has it. */
  readonly about: Readonly<Record<Lang, string>>
  readonly today: Readonly<Record<Lang, TodaySentences>>
  readonly Screen: ComponentType<BrickHost>
  /** What it says of its own refusals where another screen was refused something of it: a set-up file. */
  readonly refusals: Readonly<Record<Lang, Refusals>>
  /** Its pages of the user's guide. */
  readonly guide?: Readonly<Record<Lang, readonly GuidePage[]>>
}

/** The procedures of a service, typed by its own contract, over the line of the window. */
export function brickClient<Part extends AnyContractRouter>({ till }: Client, id: string) {
  // Whoever composes the till put the contract there under this name; the types of the shell do not know it.
  const part = (till as unknown as Readonly<Record<string, ContractRouterClient<Part>>>)[
    id
  ] as ContractRouterClient<Part>
  return { part, queries: createTanstackQueryUtils(part, { path: ['service', id] }) }
}

/** The service's own sentence for a failure, where it is a refusal of its own. */
export function refusalOf(failure: Failure, refusals: Refusals): string | undefined {
  if (failure.kind !== 'service') return undefined
  const sentence = refusals[failure.code]
  return typeof sentence === 'function' ? sentence(failure.detail) : sentence
}
