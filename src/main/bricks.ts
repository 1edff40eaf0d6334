import { contract, type Contract } from '../shared/contracts/index.ts'
import { bikes } from '../bricks/bikes/index.ts'
import type { Brick } from './brick.ts'

/** The services that are built in. Without a folder and its line the till works as before. */
export const bricks: readonly Brick[] = [bikes]

/** Everything that can be asked of this till: of its parts and of its services. */
export const wholeContract: Contract = {
  ...contract,
  ...Object.fromEntries(bricks.map((brick) => [brick.id, brick.contract])),
}
