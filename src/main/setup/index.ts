export { setupHandlers } from './handlers.ts'
export { firstRefusal, setupPart, type NamedSetup, type SetupPart } from './part.ts'
export { siteOf } from './rules.ts'
