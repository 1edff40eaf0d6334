import type { BrickDoors } from '../../main/brick.ts'
import type { Calendar } from '../../main/calendar/index.ts'
import type { Handlers } from '../../main/hosts/handlers.ts'
import type { BikesContract } from './contract/index.ts'
import type { BikesSetup } from './fleet.ts'
import type { FleetStore } from './fleet-store.ts'
import type { PhotoStore } from './photo-store.ts'
import type { Rental } from './rental.ts'
import type { KeptRental, RentalStore } from './store.ts'
import type { Clock } from './wall-clock.ts'

/** What every handler of the bikes works with, inside the transaction of the command that was asked. */
export type BikesParts = {
  readonly calendar: Calendar
  readonly rentals: RentalStore
  readonly fleet: FleetStore
  readonly photos: PhotoStore
  readonly doors: BrickDoors
  readonly setup: () => BikesSetup
  /** The café's own clock, as its settings have it now. */
  readonly clock: () => Clock
  /** A rental as screens are told of it: with what is due, paid and on a ticket. */
  readonly shown: (kept: KeptRental) => Rental
}

type All = Handlers<BikesContract>
export type FleetHandlers = Pick<
  All,
  | 'setup'
  | 'fleet'
  | 'saveSetup'
  | 'saveModel'
  | 'removeModel'
  | 'saveBike'
  | 'retireBike'
  | 'saveAccessories'
  | 'maintain'
  | 'repaired'
  | 'inspected'
  | 'repairs'
>
/** Until a bike leaves. */
export type HireHandlers = Pick<
  All,
  | 'quote'
  | 'durations'
  | 'planning'
  | 'rental'
  | 'rentals'
  | 'today'
  | 'hold'
  | 'confirm'
  | 'change'
  | 'move'
  | 'wait'
  | 'waiting'
  | 'stopWaiting'
>
/** From the departure on. */
export type OutHandlers = Pick<
  All,
  | 'depart'
  | 'charge'
  | 'takeBack'
  | 'settle'
  | 'swap'
  | 'extend'
  | 'extensions'
  | 'reportStolen'
  | 'renewHold'
  | 'byBike'
  | 'cameBack'
  | 'deposits'
  | 'report'
  | 'accrual'
>
export type PaperHandlers = Pick<All, 'printContract' | 'contractPdf' | 'printDeposits' | 'stickers'>
export type PhotoHandlers = Pick<All, 'addPhoto' | 'dropPhoto' | 'photo' | 'saveModelPicture' | 'modelPicture'>
/** What is paid before a hire begins, and what becomes of it. */
export type AdvanceHandlers = Pick<All, 'takeAdvance' | 'cancel' | 'cancelOtherwise' | 'giveAdvanceBack'>
