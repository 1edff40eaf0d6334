export { formsOf, planGivingBack } from './giving-back.ts'
export { correctionHandlers } from './handlers.ts'
export { createRefunds, type RefundPlan, type Refunds } from './refunds.ts'
export { standing } from './rules.ts'
