const files = import.meta.glob<string>('./pictures/*.png', { eager: true, query: '?url', import: 'default' })

/** The address of a picture in a language; none where no test has made it. */
export function pictureOf(name: string, lang: string): string | undefined {
  return files[`./pictures/${name}-${lang}.png`]
}
