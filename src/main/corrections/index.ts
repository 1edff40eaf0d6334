export { correctionHandlers } from './handlers.ts'
