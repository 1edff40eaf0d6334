export { kitchenHandlers } from './handlers.ts'
export { createKitchen, type Kitchen, type NotWanted } from './kitchen.ts'
export { kitchenTrack } from './migrations.ts'
export { createKitchenStore, type KitchenStore } from './store.ts'
