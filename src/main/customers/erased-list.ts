import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import { zCustomerId, type CustomerId } from '../../shared/ids.ts'

/** Who was erased, by id and outside the ledger: a copy that is put back must not bring anybody back with it. */
export type ErasedList = {
  readonly ids: () => readonly CustomerId[]
  /** On disk when it returns. */
  readonly add: (customerId: CustomerId) => void
}

export function erasedListOf(file: string): ErasedList {
  return {
    // A line that a power cut left incomplete is no id: the ledger still has its own mark, and writes it again.
    ids: () =>
      existsSync(file)
        ? readFileSync(file, 'utf8')
            .split('\n')
            .flatMap((line) => zCustomerId.safeParse(line).data ?? [])
        : [],
    add(customerId) {
      const descriptor = openSync(file, 'a', 0o600)
      try {
        writeSync(descriptor, `\n${customerId}\n`)
        fsyncSync(descriptor)
      } finally {
        closeSync(descriptor)
      }
    },
  }
}
