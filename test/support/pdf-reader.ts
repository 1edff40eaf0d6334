import { inflateSync } from 'node:zlib'

/** One numbered object of a PDF: what is written in it, and the bytes of its stream, unpacked. */
export type PdfObject = { readonly id: number; readonly text: string; readonly stream: Buffer | null }
/** Words drawn by one operator, with the font that draws them. `codes` are glyphs: 0 is the empty box. */
export type Drawn = { readonly words: string; readonly font: string; readonly codes: readonly number[] }

const number = '(-?[\\d.]+)'

/** Reads what pdfkit writes, without pdfkit: a flat list of objects, streams packed by zlib or not at all. */
export function readPdf(bytes: Uint8Array) {
  const file = Buffer.from(bytes)
  const source = file.toString('latin1')
  const objects = new Map(
    [...source.matchAll(/^(\d+) 0 obj\n([\s\S]*?)\nendobj$/gm)].map(([, id, body]) => {
      const object = objectOf(Number(id), body!)
      return [object.id, object] as const
    }),
  )
  const all = [...objects.values()]

  function object(id: string | undefined): PdfObject {
    const found = objects.get(Number(id))
    if (!found) throw new Error(`no object ${id}`)
    return found
  }
  /** The object that another names under a key: `/Contents 6 0 R`, or the first of a list. */
  function follow(from: PdfObject, key: string): PdfObject {
    return object(new RegExp(`/${key} \\[?(\\d+) 0 R`).exec(from.text)?.[1])
  }
  const ofType = (type: string) => all.filter(({ text }) => new RegExp(`/Type /${type}\\b`).test(text))
  const catalog = ofType('Catalog')[0]!

  const pages = ofType('Page').map((page) => {
    const fonts = new Map(
      [...follow(page, 'Resources').text.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name, id]) => [name!, object(id)]),
    )
    const [width, height] = new RegExp(`/MediaBox \\[0 0 ${number} ${number}\\]`).exec(page.text)!.slice(1).map(Number)
    const content = follow(page, 'Contents').stream!.toString('latin1')
    return {
      width: width!,
      height: height!,
      content,
      drawn: drawnIn(content, (name) => follow(fonts.get(name)!, 'ToUnicode')),
    }
  })

  return {
    catalog,
    object,
    follow,
    ofType,
    all,
    pages,
    trailer: source.slice(source.lastIndexOf('trailer')),
    metadata: follow(catalog, 'Metadata').stream!.toString('utf8'),
    /** Everything that a page says, in the order of drawing. */
    words: (page?: number) =>
      (page === undefined ? pages : [pages[page]!]).flatMap(({ drawn }) => drawn.map(({ words }) => words)),
  }
}

function objectOf(id: number, body: string): PdfObject {
  const start = body.indexOf('\nstream\n')
  if (start < 0) return { id, text: body, stream: null }
  const text = body.slice(0, start)
  const packed = Buffer.from(body.slice(start + 8, body.lastIndexOf('\nendstream')), 'latin1')
  return { id, text, stream: text.includes('/FlateDecode') ? inflateSync(packed) : packed }
}

function drawnIn(content: string, mapOf: (font: string) => PdfObject): readonly Drawn[] {
  return [...content.matchAll(/BT\n[\s\S]*?\/(F\d+) [\d.]+ Tf\n[\s\S]*?\[(.*?)\] TJ/g)].map(([, font, shown]) => {
    const letters = lettersOf(mapOf(font!).stream!.toString('latin1'))
    const codes = [...shown!.matchAll(/<([0-9a-f]*)>/g)].flatMap(([, hex]) =>
      [...hex!.matchAll(/.{4}/g)].map(([code]) => Number.parseInt(code, 16)),
    )
    return { words: codes.map((code) => letters[code] ?? '').join(''), font: font!, codes }
  })
}

/** What each glyph stands for, by pdfkit's way of writing a ToUnicode map: ranges that begin at 0 and leave nothing out. */
function lettersOf(map: string): readonly string[] {
  return [...map.matchAll(/^<[0-9a-f]{4}> <[0-9a-f]{4}> \[(.*)\]$/gm)].flatMap(([, list]) =>
    [...list!.matchAll(/<([0-9a-f ]*)>/g)].map(([, points]) =>
      points!
        .split(' ')
        .map((unit) => String.fromCharCode(Number.parseInt(unit, 16)))
        .join(''),
    ),
  )
}
