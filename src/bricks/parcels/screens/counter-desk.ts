import type { ContractRouterClient } from '@orpc/contract'
import { create } from 'zustand'
import type { Stroke } from '../../../renderer/ui/signature-view.ts'
import type { ParcelsContract } from '../contract/index.ts'
import { newProofId, type CarrierCode, type ParcelId, type ProofId } from '../ids.ts'
import type { Card, LateReason } from '../rules/counter.ts'
import type { Proof } from '../rules/parcel.ts'

type Ask = ContractRouterClient<ParcelsContract>
export type Found = Awaited<ReturnType<Ask['findAtCounter']>>
export type Read = Extract<Found, { kind: 'unknown' }>['read']
export type Gone = Extract<Found, { kind: 'gone' }>['gone']
type IdType = Proof['idType']

/** A hand-over that is being made, from the card to the signature. */
export type Hand = {
  readonly kind: 'hand'
  readonly proofId: ProofId
  readonly name: string
  readonly cards: readonly Card[]
  /** Taken from their places, or scanned. */
  readonly inHand: readonly ParcelId[]
  /** Of whoever it is for; `unsaid` until somebody says which paper it is. */
  readonly idType: IdType
  readonly third: { readonly name: string; readonly idType: IdType } | undefined
  readonly strokes: readonly Stroke[]
  readonly late: LateReason | undefined
  readonly code: string
  /** What was told on the telephone, shown once. */
  readonly told: string | undefined
  readonly sinceMs: number
}
/** A code that the register does not know: somebody leaves it, or it came in without a scan. */
export type Unknown = {
  readonly kind: 'unknown'
  readonly text: string
  readonly aim: string | undefined
  readonly read: Read
  readonly carrier: CarrierCode | undefined
  readonly name: string
  readonly forcedReason: string
  readonly kilograms: string
  /** In whole centimetres: the longest side; length and width and height. */
  readonly longest: string
  readonly sum: string
  readonly size: Card['size']
  /** Too heavy or too large, and somebody is asked. */
  readonly overLimit: boolean
  readonly sinceMs: number
}
export type Deposit = {
  readonly kind: 'deposit'
  /** The shop leaves it for somebody; or somebody leaves it for the shop, as for the dry cleaner. */
  readonly who: 'shop' | 'customer'
  readonly carrier: CarrierCode | undefined
  readonly backOf: Card | undefined
  readonly name: string
  readonly phone: string
  readonly note: string
  readonly euros: string
  readonly size: Card['size']
  readonly place: string
}
export type Side =
  | { readonly kind: 'idle' }
  | Hand
  | Unknown
  | Deposit
  | { readonly kind: 'gone'; readonly gone: Gone; readonly text: string }
  | { readonly kind: 'handed'; readonly cards: readonly Card[]; readonly cents: number; readonly undoing: boolean }
  | { readonly kind: 'dropped'; readonly card: Card }

/** What is chosen and typed at the counter of the parcels; it outlives a look at the till. */
type CounterDesk = { readonly text: string; readonly found: Found | undefined; readonly side: Side }
export const useCounterDesk = create<CounterDesk>()(() => ({ text: '', found: undefined, side: { kind: 'idle' } }))
export const counterDesk = useCounterDesk.getState
export const setCounter = (next: Partial<CounterDesk>) => useCounterDesk.setState(next)
export const show = (side: Side) => setCounter({ side })
/** Writes into what is in hand, from what it is by then. */
export function write<Kind extends Side['kind']>(kind: Kind, next: Partial<Extract<Side, { kind: Kind }>>): void {
  const { side } = counterDesk()
  if (side.kind === kind) show({ ...side, ...next }) // the same kind, with some of its own fields
}

/** A person's parcels, to be looked for; those that were scanned are in hand already. */
export function handOf(name: string, cards: readonly Card[], inHand: readonly ParcelId[], nowMs: number): Hand {
  return {
    kind: 'hand',
    proofId: newProofId(),
    name,
    cards,
    inHand,
    idType: 'unsaid',
    third: undefined,
    strokes: [],
    late: undefined,
    code: '',
    told: undefined,
    sinceMs: nowMs,
  }
}
/** A code that was read, before anybody says what it is here for. */
export function unknownOf(
  text: string,
  aim: string | undefined,
  read: Unknown['read'],
  carrier: Unknown['carrier'],
  sinceMs: number,
): Unknown {
  return {
    kind: 'unknown',
    text,
    aim,
    read,
    carrier,
    name: '',
    forcedReason: '',
    kilograms: '',
    longest: '',
    sum: '',
    size: 'S',
    overLimit: false,
    sinceMs,
  }
}

export const emptyDeposit: Deposit = {
  kind: 'deposit',
  who: 'shop',
  carrier: undefined,
  backOf: undefined,
  name: '',
  phone: '',
  note: '',
  euros: '',
  size: 'M',
  place: '',
}
