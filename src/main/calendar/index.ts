export { createCalendar, type Busy, type Calendar, type Change, type Plan, type Written } from './calendar.ts'
export { clearFor, extend, makeRoom, type MovableFleet, type Move, type Room, type Want } from './reassign.ts'
export { freeNow, freeResources, inTheWay, isMovable, nextFree, type Fleet, type FreeNow, type Patch } from './rules.ts'
export { calendarTrack } from './store.ts'
