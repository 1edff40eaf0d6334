import type { TillRouter } from './router.ts'

/** A transport's handler of the router that answers now: made anew only when another till took its place. */
export function handlerOfCurrent<Handler>(
  router: () => TillRouter,
  make: (router: TillRouter) => Handler,
): () => Handler {
  let known: { readonly router: TillRouter; readonly handler: Handler } | undefined
  return () => {
    const now = router()
    if (known?.router !== now) known = { router: now, handler: make(now) }
    return known.handler
  }
}
