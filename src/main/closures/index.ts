export { createClosures, type Closures } from './closures.ts'
export { closureHandlers } from './handlers.ts'
export { closuresTrack, createClosureStore, type ClosureStore } from './store.ts'
