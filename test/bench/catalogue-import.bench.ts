import { newImportId } from '../../src/shared/catalogue-import.ts'
import { IMPORT_PART_BYTES } from '../../src/shared/contracts/catalogue.ts'
import { newCommandId } from '../../src/shared/ids.ts'
import { startTill } from '../support/serve-process.ts'
import { manyLines } from '../support/product-lists.ts'
import { figure } from './figures.ts'

const PRODUCTS = 20_000
const GOAL_MS = 5000

/** Twenty thousand products from a file: sent over the socket, read with its faults, taken in one transaction. */
export async function benchCatalogueImport(folder: string): Promise<void> {
  const till = startTill({ dataFolder: folder })
  await till.ready
  const { ask, close } = await till.connect()
  const command = () => ({ commandId: newCommandId() })
  try {
    const { csv } = manyLines(PRODUCTS, 200)
    const importId = newImportId()
    const startedMs = performance.now()
    for (let part = 0; part * IMPORT_PART_BYTES < csv.length; part += 1) {
      const piece = csv.subarray(part * IMPORT_PART_BYTES, (part + 1) * IMPORT_PART_BYTES)
      await ask.catalogue.importPart({ ...command(), importId, part, base64: Buffer.from(piece).toString('base64') })
    }
    const sentMs = performance.now()
    let [reading, slowestMs, slices] = [await ask.catalogue.importCheck({ importId }), 0, 1]
    while (reading && !reading.report) {
      const askedMs = performance.now()
      reading = await ask.catalogue.importCheck({ importId })
      slowestMs = Math.max(slowestMs, performance.now() - askedMs)
      slices += 1
    }
    const readMs = performance.now()
    const { added } = await ask.catalogue.importApply({ ...command(), importId, only: 'good' })
    const takenMs = performance.now()
    figure('catalogue-import.send.ms', sentMs - startedMs, 'ms')
    figure('catalogue-import.read.ms', readMs - sentMs, 'ms')
    figure('catalogue-import.slice.worst.ms', slowestMs, 'ms')
    figure('catalogue-import.slices', slices, 'slices')
    figure('catalogue-import.take.ms', takenMs - readMs, 'ms')
    figure('catalogue-import.whole.ms', takenMs - startedMs, 'ms', { atMost: GOAL_MS })
    figure('catalogue-import.faults', reading?.report?.bad ?? 0, 'lines')
    figure('catalogue-import.added', added, 'products', { atLeast: PRODUCTS - 200 })
  } finally {
    close()
    await till.stop()
  }
}
