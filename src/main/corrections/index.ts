export { correctionHandlers } from './handlers.ts'
export { standing } from './rules.ts'
