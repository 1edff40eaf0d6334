/** Where a page of the user's guide stands: a day at the counter first, the office last. */
export const guideGroups = ['day', 'sale', 'tabs', 'mend', 'services', 'office', 'safety'] as const
export type GuideGroup = (typeof guideGroups)[number]

/** One gesture, and the picture of the screen that it leads to, by its name under `guide/pictures`. */
export type GuideStep = { readonly text: string; readonly picture?: string }

/** One job, on one page. It quotes the keys by the texts of the screen, and its pictures are those of the tests. */
export type GuidePage = {
  readonly id: string
  readonly group: GuideGroup
  readonly title: string
  /** Other words that somebody might look for. */
  readonly also: string
  readonly steps: readonly GuideStep[]
  /** What is good to know besides. */
  readonly more?: string
}
