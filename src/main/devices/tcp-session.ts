export { LineLost, within } from './line-session.ts'
export type { Address } from './tcp-line.ts'
