export { printerHandlers, type TryPrinter } from './handlers.ts'
export { printersTrack } from './migrations.ts'
export { routeOf } from './rules.ts'
export { createPrinterStore, type PrinterStore } from './store.ts'
