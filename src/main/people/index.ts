export { peopleHandlers } from './handlers.ts'
export { createPeople, type People } from './people.ts'
export { createPeopleStore, peopleTrack, type PeopleStore } from './store.ts'
