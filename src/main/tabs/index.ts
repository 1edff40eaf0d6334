export { tabHandlers } from './handlers.ts'
export { tabsTrack } from './migrations.ts'
export { createRoomStore, type RoomStore } from './store.ts'
export { createTabs, type Tabs } from './tabs.ts'
