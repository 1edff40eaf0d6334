import manifest from '../../package.json' with { type: 'json' }
import type { Software } from '../shared/contracts/till.ts'
import { core } from './journal/index.ts'

export const software: Software = {
  name: manifest.productName,
  version: manifest.version,
  coreVersion: core.version,
  coreHash: core.hash,
}
