import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import file from '../../resources/meal-vouchers/france.json' with { type: 'json' }
import { mayPayMeal, mealAllowance, mealPaidBy, mealRuleOf, zMealRules } from '../../src/main/tenders/meal.ts'
import { applyPieces, type Applied } from '../../src/main/tenders/rules.ts'
import { piecesView } from '../../src/renderer/counter/pieces-view.ts'
import type { BusinessDay } from '../../src/shared/business-day.ts'
import { vatClasses } from '../../src/shared/catalogue.ts'
import { cents, minus, sum, ZERO, type Cents } from '../../src/shared/money.ts'
import { tenderRule } from '../../src/shared/tenders.ts'
import { CASH_MAX_CENTS, zNature, zTenderKind, type TenderKind } from '../../src/shared/ticket.ts'

const rules = zMealRules.parse(file)
const eaten = fc.record({
  vatClass: fc.constantFrom(...vatClasses),
  nature: fc.constantFrom(...zNature.options),
  place: fc.constantFrom('on-site' as const, 'takeaway' as const),
  ttcCents: fc.integer({ min: 0, max: 6000 }).map(cents),
})
const gesture = fc.record({
  kind: fc.constantFrom(...zTenderKind.options),
  face: fc.integer({ min: 1, max: 7000 }).map(cents),
  pieces: fc.integer({ min: 1, max: 4 }),
})
type Taken = {
  readonly kind: TenderKind
  readonly amountCents: Cents
  readonly tenderedCents: Cents
  readonly changeCents: Cents
}

describe('F-57 whatever is given for whatever is on a ticket', () => {
  it('its tenders make its total, titres pay food only and never more than the cap, and what is lost was told', () => {
    fc.assert(
      fc.property(
        fc.array(eaten, { minLength: 1, maxLength: 8 }),
        fc.array(gesture, { maxLength: 12 }),
        fc.integer({ min: 1, max: 4 }),
        fc.constantFrom('2026-11-23', '2026-12-31', '2027-01-02'),
        (lines, gestures, guests, text) => {
          const rule = mealRuleOf(rules, text as BusinessDay) // a literal in the right form
          const facts = { rule, day: text as BusinessDay, guests }
          const total = sum(lines.map((line) => line.ttcCents))
          const taken: Taken[] = []
          for (const { kind, face, pieces } of gestures) {
            const dueCents = minus(total, sum(taken.map((one) => one.amountCents)))
            if (dueCents === 0) break
            const meal = mealAllowance(lines, mealPaidBy(taken), facts)
            const asked = { kind, offeredCents: cents(face * pieces), restDayConfirmed: true }
            const most = tenderRule(kind).meal ? mayPayMeal(meal, asked) : undefined
            if (most && !most.ok) continue
            const cash = sum(taken.filter((one) => one.kind === 'cash').map((one) => one.amountCents))
            const due = { dueCents, cashCents: cash, ...(most && { mostCents: most.value }) }
            const told = piecesView({ dueCents, meal }, { kind, digits: String(face), pieces, taking: false })
            const given = {
              faceCents: face,
              pieces,
              lostCents: tenderRule(kind).over === 'lost' ? told.lostCents : ZERO,
            }
            const applied = applyPieces(due, kind, given)
            // Where the screen offers papers, the till takes them as it said.
            if (tenderRule(kind).several && told.possible && told.pieces === pieces) expect(applied.ok).toBe(true)
            if (!applied.ok) continue
            taken.push(...applied.value.map((one: Applied) => ({ ...one, kind, tenderedCents: face })))
          }
          const paid = sum(taken.map((one) => one.amountCents))
          const of = (is: (kind: TenderKind) => boolean) => taken.filter((one) => is(one.kind))
          const food = mealAllowance(lines, mealPaidBy([]), facts).foodCents
          const titres = of((kind) => tenderRule(kind).meal)
          expect(paid).toBeLessThanOrEqual(total)
          expect(sum(titres.map((one) => one.amountCents))).toBeLessThanOrEqual(food)
          expect(sum(titres.map((one) => one.tenderedCents))).toBeLessThanOrEqual(rule.capCents * guests)
          expect(sum(of((kind) => kind === 'cash').map((one) => one.amountCents))).toBeLessThanOrEqual(CASH_MAX_CENTS)
          for (const one of taken) {
            const lost = one.tenderedCents - one.amountCents - one.changeCents
            expect(one.amountCents).toBeGreaterThan(0)
            expect(lost).toBeGreaterThanOrEqual(0)
            if (tenderRule(one.kind).over !== 'lost') expect(lost).toBe(0)
            if (tenderRule(one.kind).over !== 'change') expect(one.changeCents).toBe(0)
          }
        },
      ),
      { numRuns: 400 },
    )
  })
})
