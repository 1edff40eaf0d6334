import type { ContractRouterClient } from '@orpc/contract'
import { create } from 'zustand'
import type { Scanned } from '../contract/deliveries.ts'
import type { ParcelsContract } from '../contract/index.ts'
import type { Seen } from '../contract/shelves.ts'
import type { CarrierCode, DeliveryId, ParcelId } from '../ids.ts'
import type { Size } from '../rules/carrier.ts'

export type Read = { readonly text: string; readonly aim?: string }
export type Laid = Extract<Scanned, { kind: 'stored' | 'refused' | 'already-here' | 'found' }>
export type Asked = { readonly asks: Exclude<Scanned, Laid>; readonly read: Read; readonly answers: Answers }
/** What a scan is sent with besides what was read. */
export type Answers = {
  readonly size: Size
  readonly reserve?: string
  readonly carrier?: CarrierCode
  readonly forcedReason?: string
}

/** What the driver says: how many, who he is, codes of a list. */
export type Sent = { readonly count?: number; readonly lines: readonly string[]; readonly driver?: string }
export type BadLine = Awaited<ReturnType<Announce>>['bad'][number]
type Announce = ContractRouterClient<ParcelsContract>['announce']

/** What is chosen on the pages of rounds and shelves; it outlives a look at the counter. */
type InDesk = {
  readonly deliveryId: DeliveryId | undefined
  readonly size: Size
  readonly isDamaged: boolean
  readonly reserve: string
  /** What the last scan came to. */
  readonly last: Laid | undefined
  /** Scans that wait for an answer, the first one first: none is lost while somebody reads. */
  readonly asked: readonly Asked[]
  /** `announce`: a scan puts a code on the list, and stores nothing. */
  readonly step: 'scan' | 'announce' | 'close'
  /** More than was agreed: it waits for a yes, which holds for the round. */
  readonly unsure: Sent | undefined
  readonly isManyFine: boolean
  /** Lines of the last list that are no parcel's. */
  readonly bad: readonly BadLine[]
  /** The place that is looked at; undefined for all of them. */
  readonly place: string | undefined
  readonly parcelId: ParcelId | undefined
  readonly seen: Seen | undefined
}

/** What is said of one round: it goes with it. */
const freshRound = {
  size: 'S',
  isDamaged: false,
  reserve: '',
  last: undefined,
  asked: [],
  step: 'scan',
  unsure: undefined,
  isManyFine: false,
  bad: [],
} satisfies Partial<InDesk>

export const useInDesk = create<InDesk>()(() => ({
  ...freshRound,
  deliveryId: undefined,
  place: undefined,
  parcelId: undefined,
  seen: undefined,
}))
export const inDesk = useInDesk.getState
export const setIn = (next: Partial<InDesk>) => useInDesk.setState(next)
/** A round is taken in hand, or put down. */
export const takeRound = (deliveryId: DeliveryId | undefined) => setIn({ ...freshRound, deliveryId })
