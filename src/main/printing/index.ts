export { printingHandlers } from './handlers.ts'
export { createPrinting, type Printing } from './printing.ts'
export { createPrintStore, markDoubtful, printingTrack, type PrintStore, type QueuedJob } from './store.ts'
export { createPrintWorker, type PrintWorker } from './worker.ts'
