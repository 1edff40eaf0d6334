export { reportHandlers, type ReportParts } from './handlers.ts'
export { reportsTrack } from './migrations.ts'
export { createReportsProjection } from './projection.ts'
