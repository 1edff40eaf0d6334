/** A refusal is an answer, not an error: the situation does not allow what was asked, and the code says why. */
export type Refused<Code extends string> = {
  readonly ok: false
  readonly code: Code
  readonly detail: RefusalDetail
}
export type Result<Value, Code extends string> = { readonly ok: true; readonly value: Value } | Refused<Code>

/** The figures that a refusal's sentence may show; amounts in cents. */
export type RefusalDetail = Readonly<Record<string, number | string>>

export function ok<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value }
}

export function refuse<Code extends string>(code: Code, detail: RefusalDetail = {}): Refused<Code> {
  return { ok: false, code, detail }
}
