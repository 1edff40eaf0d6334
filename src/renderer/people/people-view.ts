import type { Person } from '../../shared/contracts/people.ts'
import { PIN_DIGITS_MAX } from '../../shared/contracts/people.ts'
import { isApprovable, roleMay, type Right, type Role } from '../../shared/rights.ts'
import type { Failure } from '../client/failures.ts'

export const PIN_DIGITS_MIN = 4
export const NAME_MAX = 40
export const INITIALS_MAX = 3
export const ROLES: readonly Role[] = ['server', 'cook', 'deputy', 'manager', 'accountant']

/** Who has a tile: whoever left is only named on old tickets. */
export function atWork(people: readonly Person[]): readonly Person[] {
  return people.filter(({ active }) => active)
}

/** Locking protects something only where somebody unlocks with a PIN. */
export function canLock(people: readonly Person[]): boolean {
  return atWork(people).some(({ hasPin }) => hasPin)
}

/** The manager who has a PIN before this person: otherwise nobody could unlock what PINs lock. */
export function pinFirst(people: readonly Person[], person: Person): Person | undefined {
  const managers = atWork(people).filter(({ role }) => role === 'manager')
  return person.role === 'manager' || managers.some(({ hasPin }) => hasPin) ? undefined : managers[0]
}

/** Who can grant a right on the spot: whoever has it, and a PIN to prove who they are. */
export function approvers(people: readonly Person[], right: Right): readonly Person[] {
  return isApprovable(right) ? atWork(people).filter(({ hasPin, role }) => hasPin && roleMay(role, right)) : []
}

/** The right that the last gesture lacked, if that is why it failed. */
export function missingRight(failure: Failure | undefined): Right | undefined {
  if (failure?.kind !== 'refused' || failure.code !== 'RIGHT_MISSING') return undefined
  const { right } = failure.detail
  return typeof right === 'string' ? (right as Right) : undefined // the till named it
}

export function withPinDigit(digits: string, key: string): string {
  if (key === 'back') return digits.slice(0, -1)
  return /^\d$/.test(key) && digits.length < PIN_DIGITS_MAX ? digits + key : digits
}

export function isPinLong(digits: string): boolean {
  return digits.length >= PIN_DIGITS_MIN
}

/** What the pad says of the last try. */
export type PinFault = { readonly kind: 'wrong' } | { readonly kind: 'wait'; readonly seconds: number }

export function pinFault(failure: Failure): PinFault | undefined {
  if (failure.kind !== 'refused') return undefined
  if (failure.code === 'PIN_WRONG') return { kind: 'wrong' }
  return failure.code === 'PIN_WAIT' ? { kind: 'wait', seconds: Number(failure.detail['seconds']) } : undefined
}

/** `Léa Martin` is LM, `Sami` is SA. */
export function initialsOf(name: string): string {
  const words = name
    .trim()
    .split(/[\s-]+/)
    .filter(Boolean)
  const [first = '', second] = words
  const letters = second ? [first, words.at(-1) ?? ''].map((word) => [...word][0] ?? '') : [...first].slice(0, 2)
  return letters.join('').toUpperCase()
}

/** A person as they are being written. */
export type PersonDraft = { readonly name: string; readonly initials: string; readonly role: Role }

export function isPersonComplete({ name, initials }: PersonDraft): boolean {
  return name.trim() !== '' && initials.trim() !== ''
}

/** Initials follow the name until somebody writes others. */
export function withName(draft: PersonDraft, name: string): PersonDraft {
  const follows = draft.initials === '' || draft.initials === initialsOf(draft.name)
  return { ...draft, name, initials: follows ? initialsOf(name) : draft.initials }
}
