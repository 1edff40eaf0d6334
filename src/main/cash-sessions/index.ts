export { cashSessionHandlers } from './handlers.ts'
export { cashSessionsTrack } from './migrations.ts'
export { createCashSessionStore, type CashSessionStore } from './store.ts'
export { advancesOf } from './rules.ts'
