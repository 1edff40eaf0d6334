import { partOf, type DemoScene } from '../../../main/demo/index.ts'
import type { MealsContract } from '../contract/index.ts'

/** What every gesture of a day of the demo needs. */
export type Kitchen = DemoScene & {
  readonly meals: ReturnType<typeof partOf<MealsContract>>
}

export const kitchenOf = (scene: DemoScene): Kitchen => ({
  ...scene,
  meals: partOf<MealsContract>(scene.ask, 'meals'),
})
