import { partOf, type DemoScene } from '../../../main/demo/index.ts'
import { newCommandId } from '../../../shared/ids.ts'
import type { MealsContract } from '../contract/index.ts'

/** What every gesture of a day of the demo needs. */
export type Kitchen = DemoScene & {
  readonly meals: ReturnType<typeof partOf<MealsContract>>
  readonly command: <Input extends object>(
    input: Input,
  ) => Input & { readonly commandId: ReturnType<typeof newCommandId> }
}

export const kitchenOf = (scene: DemoScene): Kitchen => ({
  ...scene,
  meals: partOf<MealsContract>(scene.ask, 'meals'),
  command: (input) => ({ commandId: newCommandId(), ...input }),
})
