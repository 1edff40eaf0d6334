export { reportHandlers, type ReportParts } from './handlers.ts'
export { reportsTrack } from './migrations.ts'
export { reportsSetup } from './setup-part.ts'
export { createReportsProjection } from './projection.ts'
