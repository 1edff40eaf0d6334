export { createClosures, type Closures } from './closures.ts'
export { closureHandlers } from './handlers.ts'
export { closuresTrack, createClosureStore, readClosures, type ClosureReader, type ClosureStore } from './store.ts'
