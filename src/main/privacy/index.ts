export { applyRetention, retentionRules, type RetentionParts } from './retention.ts'
