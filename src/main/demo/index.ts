export { liveDays, type Life } from './days.ts'
