import { describe, expect, test } from 'vitest'
import type { Failure } from '../../src/renderer/client/failures.ts'
import {
  approvers,
  atWork,
  canLock,
  initialsOf,
  isPersonComplete,
  isPinLong,
  missingRight,
  pinFirst,
  pinFault,
  withName,
  withPinDigit,
} from '../../src/renderer/people/people-view.ts'
import type { Person } from '../../src/shared/contracts/people.ts'
import { zOperatorId, newOperatorId } from '../../src/shared/ids.ts'

const person = (more: Partial<Person> = {}): Person => ({
  operatorId: newOperatorId(),
  name: 'Léa',
  initials: 'LM',
  role: 'manager',
  hasPin: true,
  active: true,
  ...more,
})
const refused = (code: 'RIGHT_MISSING' | 'PIN_WRONG' | 'PIN_WAIT' | 'LAST_MANAGER', detail = {}): Failure => ({
  kind: 'refused',
  code,
  detail,
})

const lineDown: Failure = { kind: 'line-down' }

describe('the team', () => {
  test('whoever left has no tile', () => {
    expect(atWork([person(), person({ name: 'Sami', active: false })]).map(({ name }) => name)).toEqual(['Léa'])
  })
  test('locking needs somebody who can unlock', () => {
    expect(canLock([person({ hasPin: false })])).toBe(false)
    expect(canLock([person({ active: false })])).toBe(false)
    expect(canLock([person()])).toBe(true)
  })
  test('a right is granted by whoever has it, a PIN, and works here', () => {
    const people = [
      person({ name: 'Léa' }),
      person({ name: 'Sami', role: 'server' }),
      person({ name: 'Ana', role: 'deputy' }),
      person({ name: 'Jo', hasPin: false }),
      person({ name: 'Max', active: false }),
    ]
    expect(approvers(people, 'refund').map(({ name }) => name)).toEqual(['Léa', 'Ana'])
    expect(approvers(people, 'settings').map(({ name }) => name)).toEqual(['Léa'])
    expect(approvers(people, 'people')).toEqual([]) // never lent for one act
  })
  test('the first PIN is a manager’s, whoever else was asked for', () => {
    const [lea, sami] = [person({ hasPin: false }), person({ name: 'Sami', role: 'server', hasPin: false })]
    expect(pinFirst([lea, sami], sami)).toBe(lea)
    expect(pinFirst([lea, sami], lea)).toBeUndefined()
    expect(pinFirst([person(), sami], sami)).toBeUndefined()
    expect(pinFirst([person({ active: false }), lea, sami], sami)).toBe(lea)
  })
  test('an id for somebody new is one that the till takes', () => {
    expect(zOperatorId.safeParse(newOperatorId()).success).toBe(true)
  })
  test.each([
    ['Léa Martin', 'LM'],
    ['Sami', 'SA'],
    ['Anne-Sophie', 'AS'],
    ['Jean de la Tour', 'JT'],
    ['', ''],
  ])('the initials of %s are %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials)
  })
  test('initials follow the name until somebody writes others', () => {
    const draft = { name: 'Sami', initials: 'SA', role: 'server' } as const
    expect(withName(draft, 'Sami Bel')).toMatchObject({ initials: 'SB' })
    expect(withName({ ...draft, initials: 'XX' }, 'Sami Bel')).toMatchObject({ name: 'Sami Bel', initials: 'XX' })
    expect(isPersonComplete({ ...draft, name: ' ' })).toBe(false)
    expect(isPersonComplete(draft)).toBe(true)
  })
})

describe('a PIN', () => {
  test.each([
    ['', '4', '4'],
    ['12345678', '9', '12345678'],
    ['12', 'back', '1'],
    ['', 'back', ''],
    ['12', '00', '12'],
    ['12', 'a', '12'],
  ])('%s then %s is %s', (digits, key, next) => {
    expect(withPinDigit(digits, key)).toBe(next)
  })
  test('is long enough from four digits', () => {
    expect(isPinLong('123')).toBe(false)
    expect(isPinLong('1234')).toBe(true)
  })
  test.each([
    ['wrong', refused('PIN_WRONG'), { kind: 'wrong' }],
    ['to wait for', refused('PIN_WAIT', { seconds: 15 }), { kind: 'wait', seconds: 15 }],
    ['something else', refused('LAST_MANAGER'), undefined],
    ['no line', lineDown, undefined],
  ] as const)('is told at its dots: %s', (_, failure, fault) => {
    expect(pinFault(failure)).toEqual(fault)
  })
})

describe('a right that is missing', () => {
  test('is named by the refusal', () => {
    expect(missingRight(refused('RIGHT_MISSING', { right: 'refund' }))).toBe('refund')
    expect(missingRight(refused('LAST_MANAGER'))).toBeUndefined()
    expect(missingRight(undefined)).toBeUndefined()
  })
})
