export { liveDays, type Life } from './days.ts'
export type { Random } from './random.ts'
export { partOf, type DemoMoment, type DemoScene, type LivesDemoDay } from './scene.ts'
