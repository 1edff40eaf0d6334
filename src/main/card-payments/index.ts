export { cardPaymentHandlers } from './handlers.ts'
export { createCardPayments, type CardPaymentsDoor } from './payments.ts'
export { cardPaymentsTrack, createCardPaymentStore, type CardPaymentStore } from './store.ts'
