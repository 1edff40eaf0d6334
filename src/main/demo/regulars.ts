import { newLineId, newTenderId, newTicketId, type CustomerId, type ProductId } from '../../shared/ids.ts'
import { cents, milli } from '../../shared/money.ts'
import { command, type DemoMoment, type DemoScene } from './scene.ts'

type Regular = {
  readonly customerId: CustomerId
  readonly name: string
  readonly limitCents: number
  /** How often they come, and what for. */
  readonly share: number
  readonly basket: readonly (readonly [product: string, pieces: number])[]
  /** The days of the month on which they pay what they owe. */
  readonly paysOn: readonly number[]
}
/** Nobody of these exists; the same in every demo. */
const idOf = (at: number) => `cus_00000000-0000-4000-8000-00000000900${at}` as CustomerId // of the form of one
const regulars: readonly Regular[] = [
  {
    customerId: idOf(1),
    name: 'Mairie de Saint-Fictif',
    limitCents: 400_00,
    share: 0.2,
    basket: [['prd_plat-du-jour', 3]],
    paysOn: [12, 13],
  },
  {
    customerId: idOf(2),
    name: 'Société de chasse',
    limitCents: 200_00,
    share: 0.12,
    basket: [
      ['prd_planche-mixte', 1],
      ['prd_cafe', 4],
    ],
    paysOn: [25, 26],
  },
]
const NOON = 12.6 * 60
const MORNING = 9.5 * 60

/** Two whom the village knows have what they eat written down, up to a limit, and pay once a month. */
export async function liveRegulars(scene: DemoScene): Promise<readonly DemoMoment[]> {
  const { ask, day, isFirst, isRestDay, random, settle } = scene
  if (isFirst) await openAccounts(scene)
  const date = Number(day.slice(8))
  // The café serves no dishes on Sunday and Monday.
  const isOpenAtNoon = !isRestDay && new Date(`${day}T12:00:00Z`).getUTCDay() > 1
  const owing = await ask.accounts.list({ text: '' })
  return regulars.flatMap(({ customerId, limitCents, share, basket, paysOn }): DemoMoment[] => {
    const owed = owing.find((one) => one.customerId === customerId)?.balanceCents ?? 0
    const comes = isOpenAtNoon && random.chance(share) && owed < limitCents / 2
    return [
      ...(paysOn.includes(date) ? [{ minute: MORNING, happens: () => settle(customerId, 'cheque') }] : []),
      ...(comes ? [{ minute: NOON, happens: () => eats(scene, customerId, basket) }] : []),
    ]
  })
}

async function openAccounts({ ask }: DemoScene): Promise<void> {
  const before = await ask.till.status({})
  if (before.phase === 'running') {
    const tenders = [...new Set([...before.settings.tenders, 'account' as const])]
    await ask.till.changeSettings(command({ tenders }))
  }
  for (const { customerId, name, limitCents } of regulars) {
    const address = { addressLines: ['Le Bourg'], postcode: '24999', city: 'Saint-Fictif', country: 'FR' }
    const details = { name, phone: '', email: '', ...address, siren: '', vatNumber: '' } as const
    await ask.customers.save(command({ customerId, ...details }))
    await ask.accounts.setLimit(command({ customerId, limitCents: cents(limitCents) }))
  }
}

async function eats({ ask }: DemoScene, customerId: CustomerId, basket: Regular['basket']): Promise<void> {
  const ticketId = newTicketId()
  for (const [product, pieces] of basket) {
    await ask.tickets.addLine(
      command({
        ticketId,
        lineId: newLineId(),
        productId: product as ProductId, // of the demo's own catalogue
        quantityMilli: milli(pieces * 1000),
        optionIds: [],
        place: 'on-site' as const,
      }),
    )
  }
  const owed = (await ask.tickets.counter({})).ticket?.dueCents ?? cents(0)
  const given = { tenderId: newTenderId(), offeredCents: owed, dueCents: owed, printReceipt: false }
  await ask.tenders.take(command({ ticketId, kind: 'account' as const, ref: customerId, ...given }))
}
