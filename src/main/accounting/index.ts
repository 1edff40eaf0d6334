export { accountingHandlers } from './handlers.ts'
export { isPosted } from './sales-journal.ts'
export { accountingTrack, createAccountsStore } from './store.ts'
