import { eventIterator, oc, type ContractProcedure, type ErrorMap } from '@orpc/contract'
import { z } from 'zod'
import { zCommandId, type CommandId } from '../ids.ts'
import { isCents, isMilli, type Cents, type Milli } from '../money.ts'
import { isBusinessDay, type BusinessDay } from '../business-day.ts'
import { isCountry } from '../country.ts'
import type { Right } from '../rights.ts'
import { tillStations, type Station } from '../stations.ts'
import { isVatRate, type VatRate } from '../vat.ts'

export type ProcedureMeta = {
  readonly kind: 'command' | 'query' | 'stream'
  readonly stations: readonly Station[]
  readonly right: Right
  /** Refusals that the event log remembers, although everything else of the command is undone. */
  readonly remembered: readonly string[]
  /** The input bears a secret: nothing of the command is ever written down, not even a digest of it. */
  readonly secret: boolean
}

/** Answers that any command may give besides its own refusals: they are about the till, not about what was asked. */
export const commonRefusals = [
  'NOT_OFFERED_HERE', // this station may not ask it
  'COMMAND_REUSED', // the same command id came back with another content
  'STORAGE_TROUBLE', // the disk refused to write; nothing was recorded
  'TILL_STOPPED', // the ledger could not be opened; see till.status
  'SIGN_IN_FIRST', // nobody holds the till
  'RIGHT_MISSING', // whoever holds the till may not do this; somebody who may can approve it
] as const
export type CommonRefusal = (typeof commonRefusals)[number]

export const zRefusalDetail = z.record(z.string(), z.union([z.number(), z.string()]))

type Shape = Record<string, z.ZodType>
type InputOf<S extends Shape> = z.ZodObject<S & { commandId: typeof zCommandId }>

/** Holds, for the compiler alone, what a procedure is. */
export declare const own: unique symbol
/** A command with the codes of its own refusals, for the types of its handler. */
export type Command<In extends z.ZodType, Out extends z.ZodType, Codes extends string> = ContractProcedure<
  In,
  Out,
  ErrorMap,
  ProcedureMeta
> & { readonly [own]?: { kind: 'command'; codes: Codes } }
export type Query<In extends z.ZodType, Out extends z.ZodType> = ContractProcedure<In, Out, ErrorMap, ProcedureMeta> & {
  readonly [own]?: { kind: 'query' }
}

/** Something that changes the till. Named with an imperative; carries the id its asker made; lists its refusals. */
export function command<S extends Shape, Out extends z.ZodType, const Code extends string = never>(spec: {
  readonly right: Right
  readonly input: S
  readonly output: Out
  readonly refusals?: readonly Code[]
  readonly remembered?: readonly Code[]
  readonly secret?: boolean
  readonly stations?: readonly Station[]
}): Command<InputOf<S>, Out, Code> {
  const input = z.strictObject({ ...spec.input, commandId: zCommandId }) as unknown as InputOf<S>
  return oc
    .$meta<ProcedureMeta>({
      kind: 'command',
      stations: spec.stations ?? tillStations,
      right: spec.right,
      remembered: spec.remembered ?? [],
      secret: spec.secret ?? false,
    })
    .errors(errorMap([...commonRefusals, ...(spec.refusals ?? [])]))
    .input(input)
    .output(spec.output)
}

/** Something that changes nothing and answers what one screen needs. It has no refusals: an empty answer is an answer. */
export function query<S extends Shape, Out extends z.ZodType>(spec: {
  readonly right: Right
  readonly input?: S
  readonly output: Out
  readonly stations?: readonly Station[]
}): Query<z.ZodObject<S>, Out> {
  return oc
    .$meta<ProcedureMeta>({
      kind: 'query',
      stations: spec.stations ?? tillStations,
      right: spec.right,
      remembered: [],
      secret: false,
    })
    .errors(errorMap(commonRefusals))
    .input(z.strictObject(spec.input ?? {}) as unknown as z.ZodObject<S>)
    .output(spec.output)
}

/** Facts in the past tense, sent after the commit. They announce; who hears one asks again. */
export function stream<Out extends z.ZodType>(yields: Out, stations: readonly Station[] = tillStations) {
  const procedure = oc
    .$meta<ProcedureMeta>({ kind: 'stream', stations, right: 'watch', remembered: [], secret: false })
    .errors(errorMap(commonRefusals))
    .output(eventIterator(yields))
  return procedure as typeof procedure & { readonly [own]?: { kind: 'stream' } }
}

function errorMap(codes: readonly string[]): ErrorMap {
  return Object.fromEntries(codes.map((code) => [code, { status: 409, data: zRefusalDetail }]))
}

export type { CommandId, Station }
export const zCents = z.custom<Cents>(isCents, 'not an amount in cents')
export const zPositiveCents = z.custom<Cents>((value) => isCents(value) && value > 0, 'not a positive amount in cents')
export const zMilli = z.custom<Milli>(isMilli, 'not a quantity in thousandths')
export const zPositiveMilli = z.custom<Milli>((value) => isMilli(value) && value > 0, 'not a positive quantity')
export const zVatRate = z.custom<VatRate>(isVatRate, 'not a VAT rate')
export const zBusinessDay = z.custom<BusinessDay>(isBusinessDay, 'not a business day')
/** As it is written down from now on; what was kept before is read as it is. */
export const zCountry = z.string().refine(isCountry, 'not a country of ISO 3166-1')
/** An instant in UTC milliseconds. */
export const zInstantMs = z.int().min(0)
