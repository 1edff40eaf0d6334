import { partOf, type DemoMoment, type DemoScene } from '../../../main/demo/index.ts'
import { newLineId, newTicketId } from '../../../shared/ids.ts'
import { cents } from '../../../shared/money.ts'
import type { AgencyContract } from '../contract/index.ts'
import { newCountId, type ArticleCode, type ServiceCode } from '../ids.ts'

/** What every gesture of a day of the demo needs. */
export type Counter = DemoScene & {
  readonly agency: ReturnType<typeof partOf<AgencyContract>>
}

export const counterOf = (scene: DemoScene): Counter => ({
  ...scene,
  agency: partOf<AgencyContract>(scene.ask, 'agency'),
})

// Of the demo's own services, which are named as their templates are.
export const serviceOf = (code: string) => code as ServiceCode
export const articleOf = (code: string) => code as ArticleCode

/** Where a line goes that is paid on its own. */
export const onTicket = () => ({ ticketId: newTicketId(), place: 'on-site', lineId: newLineId() }) as const

/** What people ask for at the counter: how many of them at the most in a day, and how much at a time. */
const asked: readonly (readonly [service: string, article: string, most: number, pieces: number])[] = [
  ['timbres', 'carnet-vert', 2, 1],
  ['timbres', 'timbre-vert', 2, 4],
  ['presse', 'quotidien', 5, 1],
  ['copies', 'noir', 2, 8],
]

/** One sale after the other, each on a ticket of its own. */
export function sold({ agency, random, command, pay }: Counter, someTime: () => number): readonly DemoMoment[] {
  return asked.flatMap(([service, article, most, pieces]) =>
    Array.from({ length: random.whole(0, most) }, (): DemoMoment => {
      const line = { ...onTicket(), pieces: random.whole(1, pieces), priceCents: null, bulletin: null }
      return {
        minute: someTime(),
        async happens() {
          await agency.sell(command({ service: serviceOf(service), article: articleOf(article), ...line }))
          await pay(line.ticketId)
        },
      }
    }),
  )
}

/** A bottle of gas, once in ten days; its deposit is owed from then on. */
export function gas({ agency, day, random, command, pay }: Counter, minute: number): readonly DemoMoment[] {
  if (!random.chance(0.1)) return []
  const line = { ...onTicket(), pieces: 1, priceCents: null, bulletin: `G-${day.replaceAll('-', '')}` }
  return [
    {
      minute,
      async happens() {
        await agency.sell(command({ service: serviceOf('gaz'), article: articleOf('butane-13'), ...line }))
        await pay(line.ticketId)
      },
    },
  ]
}

/** Somebody is helped before a screen. */
export function helped({ agency, random, command }: Counter, minute: number): readonly DemoMoment[] {
  if (!random.chance(0.3)) return []
  const done = { service: serviceOf('numerique'), article: articleOf('demarche'), pieces: 1 }
  const minutes = random.whole(2, 7) * 5
  return [{ minute, happens: () => agency.count(command({ countId: newCountId(), ...done, minutes })) }]
}

/** What the partner's terminal says of the day, typed at its end. */
export function typed({ agency, day, random, command }: Counter, minute: number): readonly DemoMoment[] {
  const euros = (least: number, most: number) => cents(random.whole(least, most) * 100)
  const taken = [
    { article: articleOf('jusqu-a-3'), cents: euros(6, 30) },
    { article: articleOf('plus-de-3'), cents: euros(5, 45) },
  ]
  const said = { service: serviceOf('fdj-grattage'), day, taken, paidCents: euros(0, 25) }
  return [{ minute, happens: () => agency.typeDay(command(said)) }]
}
