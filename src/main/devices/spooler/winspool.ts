/** As much of winspool.drv as a raw job needs. Every call leaves the thread: a driver may take its time. */
export type Winspool = {
  /** Undefined where there is no printer of this name. */
  readonly open: (printerName: string) => Promise<unknown>
  /** PRINTER_INFO_6.dwStatus; 0 when the system says nothing. */
  readonly status: (handle: unknown) => Promise<number>
  /** How many bytes the spooler took; undefined when it did not take the document. */
  readonly writeRaw: (handle: unknown, title: string, bytes: Uint8Array) => Promise<number | undefined>
  readonly close: (handle: unknown) => Promise<void>
}

const STATUS_LEVEL = 6
const DOCUMENT_LEVEL = 1

/** Undefined on every other system, or where koffi cannot be loaded. UNTRIED on a real Windows. */
export async function loadWinspool(): Promise<Winspool | undefined> {
  if (process.platform !== 'win32') return undefined
  const library = await import('koffi').catch(() => undefined)
  if (library === undefined) return undefined
  const koffi = library.default
  const dll = koffi.load('winspool.drv')
  koffi.struct('DOC_INFO_1W', { pDocName: 'str16', pOutputFile: 'str16', pDatatype: 'str16' })

  const openPrinter = dll.func('bool __stdcall OpenPrinterW(str16 name, _Out_ void **handle, void *defaults)')
  const closePrinter = dll.func('bool __stdcall ClosePrinter(void *handle)')
  const startDocument = dll.func('uint32 __stdcall StartDocPrinterW(void *handle, uint32 level, DOC_INFO_1W *info)')
  const startPage = dll.func('bool __stdcall StartPagePrinter(void *handle)')
  const write = dll.func('bool __stdcall WritePrinter(void *handle, void *bytes, uint32 count, _Out_ uint32 *written)')
  const endPage = dll.func('bool __stdcall EndPagePrinter(void *handle)')
  const endDocument = dll.func('bool __stdcall EndDocPrinter(void *handle)')
  const getPrinter = dll.func(
    'bool __stdcall GetPrinterW(void *handle, uint32 level, _Out_ void *info, uint32 size, _Out_ uint32 *needed)',
  )

  /** koffi's own asynchronous call, as a promise. */
  function later(
    call: { readonly async: (...all: unknown[]) => void },
    ...given: readonly unknown[]
  ): Promise<unknown> {
    return new Promise((resolve, reject) => {
      call.async(...given, (error: unknown, result: unknown) => {
        if (error) reject(error instanceof Error ? error : new Error('winspool', { cause: error }))
        else resolve(result)
      })
    })
  }

  return {
    async open(printerName) {
      const out: unknown[] = [null]
      return (await later(openPrinter, printerName, out, null)) === true ? (out[0] ?? undefined) : undefined
    },
    async status(handle) {
      const info = Buffer.alloc(64)
      const ok = await later(getPrinter, handle, STATUS_LEVEL, info, info.length, [0])
      return ok === true ? info.readUInt32LE(0) : 0
    },
    async writeRaw(handle, title, bytes) {
      const document = { pDocName: title, pOutputFile: null, pDatatype: 'RAW' }
      if ((await later(startDocument, handle, DOCUMENT_LEVEL, document)) === 0) return undefined
      const written = [0]
      try {
        await later(startPage, handle)
        await later(write, handle, Buffer.from(bytes), bytes.length, written)
        await later(endPage, handle)
      } finally {
        await later(endDocument, handle)
      }
      return written[0] ?? 0
    },
    async close(handle) {
      await later(closePrinter, handle)
    },
  }
}
