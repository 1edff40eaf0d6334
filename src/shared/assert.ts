/** An error of ours: it is logged with an id, rolls everything back, and is never part of a contract. */
export class Defect extends Error {
  override readonly name = 'Defect'
}

export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Defect(message)
}

export function unreachable(value: never): never {
  throw new Defect(`a case was forgotten: ${JSON.stringify(value)}`)
}
