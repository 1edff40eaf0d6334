/** What a till asked, as the terminal understood it. */
export type Asked = {
  readonly cents: number
  readonly kind: 'debit' | 'refund'
  /** What came with it to tell one payment from another. */
  readonly reference: string
}
export type Decision =
  | { readonly kind: 'approve'; readonly cents: number }
  | { readonly kind: 'refuse'; readonly reason: 'refused' | 'abandoned' }

/** What goes wrong on the line; nothing, mostly. */
export type WireFault =
  | 'none'
  | 'silent' // it never answers
  | 'drop' // the line is cut once the customer has paid
  | 'other-amount'
  | 'bad-check' // the first answer arrives damaged
  | 'split' // in pieces
  | 'announced' // first that it has the request, then the answer

/** The last two digits of an amount say what becomes of it; every other amount is approved. */
export const magicCents: ReadonlyMap<number, 'refuse' | 'partial' | WireFault> = new Map([
  [1, 'refuse'],
  [2, 'silent'],
  [3, 'partial'],
  [4, 'drop'],
  [5, 'other-amount'],
  [6, 'bad-check'],
  [7, 'split'],
  [8, 'announced'],
])

/** Whether the terminal decides by itself, or a person at it does. */
export type TerminalMode = 'automatic' | 'by-hand'

export type TerminalEvent =
  | { readonly kind: 'asked'; readonly asked: Asked }
  | { readonly kind: 'decided'; readonly asked: Asked; readonly decision: Decision }

/** The customer and the bank: what they do with a payment, whatever the wire. */
export function createBehaviour(mode: TerminalMode = 'automatic') {
  const listeners = new Set<(event: TerminalEvent) => void>()
  const charged: (Asked & { readonly paidCents: number })[] = []
  let now = mode
  let forced: WireFault | undefined
  let waiting: { readonly asked: Asked; readonly decide: (decision: Decision) => void } | undefined

  const tell = (event: TerminalEvent) => listeners.forEach((listener) => listener(event))

  function automatic({ cents }: Asked): Decision {
    const magic = magicCents.get(cents % 100)
    if (magic === 'refuse') return { kind: 'refuse', reason: 'refused' }
    return { kind: 'approve', cents: magic === 'partial' ? Math.max(1, cents - 250) : cents }
  }

  function decideWaiting(decision: (asked: Asked) => Decision): boolean {
    if (!waiting) return false
    const { asked, decide } = waiting
    waiting = undefined
    decide(decision(asked))
    return true
  }

  return {
    /** Takes a payment; answers when the customer is done. */
    async take(asked: Asked): Promise<Decision> {
      tell({ kind: 'asked', asked })
      const { promise, resolve } = Promise.withResolvers<Decision>()
      waiting = { asked, decide: resolve }
      if (now === 'automatic') decideWaiting(automatic)
      const decision = await promise
      if (decision.kind === 'approve') charged.push({ ...asked, paidCents: decision.cents })
      tell({ kind: 'decided', asked, decision })
      return decision
    },
    /** What goes wrong with this payment. */
    faultOf({ cents }: Asked): WireFault {
      if (forced !== undefined) return forced
      const magic = now === 'automatic' ? magicCents.get(cents % 100) : undefined
      return magic === undefined || magic === 'refuse' || magic === 'partial' ? 'none' : magic
    },
    control: {
      /** Who decides from now on. */
      mode: (next: TerminalMode): void => void (now = next),
      /** The payment that waits for its customer. */
      waiting: (): Asked | undefined => waiting?.asked,
      /** The customer pays; less than asked where `cents` says so. Answers whether anybody waited. */
      approve: (cents?: number): boolean =>
        decideWaiting((asked) => ({ kind: 'approve', cents: cents ?? asked.cents })),
      /** The bank says no. */
      refuse: (): boolean => decideWaiting(() => ({ kind: 'refuse', reason: 'refused' })),
      /** The red key. */
      abandon: (): boolean => decideWaiting(() => ({ kind: 'refuse', reason: 'abandoned' })),
      /** What goes wrong with every payment from now on, whatever its amount; undefined: the amount says it again. */
      fault: (next: WireFault | undefined): void => void (forced = next),
      /** What customers really paid: the truth that a till is measured by. */
      charged: (): readonly (Asked & { readonly paidCents: number })[] => charged,
      /** Told of each payment that is asked and decided; returns how to stop listening. */
      onChange(listener: (event: TerminalEvent) => void): () => void {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
    },
  }
}
export type Behaviour = ReturnType<typeof createBehaviour>
export type TerminalControl = Behaviour['control']

/** A made-up card: a till must never let this number be seen. */
export const CARD_NUMBER = '4970105191923460'
export const CARD_EXPIRY = '2912'

/** The customer's ticket as terminals write it. */
export function customerTicket(asked: Asked, paidCents: number): string {
  const amount = `${Math.floor(paidCents / 100)},${String(paidCents % 100).padStart(2, '0')}`
  return [
    asked.kind === 'debit' ? 'CARTE BANCAIRE' : 'CARTE BANCAIRE - CREDIT',
    'A0000000421010',
    'CB CONTACT',
    CARD_NUMBER.replaceAll(/(.{4})(?=.)/g, '$1 '),
    `AUTO 123456   MONTANT ${amount} EUR`,
    'TICKET CLIENT A CONSERVER',
  ].join('\n')
}
