export { checkFiles, mergedCsv, type CheckedFile, type CheckedMonth, type FileFault, type FilesFound } from './check.ts'
export { networkHandlers, type NetworkParts } from './handlers.ts'
export { networkTrack } from './migrations.ts'
export { createNetworkStore } from './store.ts'
