import { refusals } from '../texts/refusals.ts'

/** A refusal with what its sentence shows. */
export async function refusedWith(
  work: Promise<unknown>,
): Promise<{ code: string; detail: Record<string, string | number> }> {
  try {
    await work
    return { code: 'none', detail: {} }
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error
    return { code: String(error.code), detail: ('data' in error ? error.data : {}) as Record<string, string | number> }
  }
}

/** What the cashier reads in French. */
export async function saidInFrench(work: Promise<unknown>): Promise<string> {
  const { code, detail } = await refusedWith(work)
  const sentence = refusals.fr[code as keyof typeof refusals.fr]
  const said = typeof sentence === 'function' ? sentence(detail) : (sentence ?? code)
  return said.replaceAll(/[\u00a0\u202f]/g, ' ')
}
