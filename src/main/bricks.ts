import { contract, type Contract } from '../shared/contracts/index.ts'
import { agency } from '../bricks/agency/index.ts'
import { bikes } from '../bricks/bikes/index.ts'
import { ideas } from '../bricks/ideas/index.ts'
import { meals } from '../bricks/meals/index.ts'
import { parcels } from '../bricks/parcels/index.ts'
import { rooms } from '../bricks/rooms/index.ts'
import type { Brick } from './brick.ts'

/** The services that are built in. Without a folder and its line the till works as before. */
export const bricks: readonly Brick[] = [bikes, meals, parcels, agency, ideas, rooms]

/** Everything that can be asked of this till: of its parts and of its services. */
export const wholeContract: Contract = {
  ...contract,
  ...Object.fromEntries(bricks.map((brick) => [brick.id, brick.contract])),
}
