export { setupHandlers } from './handlers.ts'
export { siteOf } from './rules.ts'
