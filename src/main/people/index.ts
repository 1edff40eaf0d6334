export { peopleHandlers } from './handlers.ts'
export { createPeople, type People } from './people.ts'
export { triesFrom } from './rules.ts'
export { createPeopleStore, peopleTrack, type PeopleStore } from './store.ts'
