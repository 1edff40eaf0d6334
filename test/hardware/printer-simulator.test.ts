import { connect, type Socket } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createMechanism } from '../../src/main/devices/simulators/printer/mechanism.ts'
import { startPrinterSimulator } from '../../src/main/devices/simulators/printer/server.ts'

type Options = Parameters<typeof startPrinterSimulator>[0]

const PROCESS_ID = '\x1d(H\x06\x00000042'
const PAPER_STATUS = '\x1dr\x01'
const CUT = '\x1dV\x00'

async function printerAndTill(options?: Options) {
  const printer = await startPrinterSimulator(options)
  const till = connect({ host: '127.0.0.1', port: printer.port })
  onTestFinished(async () => {
    till.destroy()
    await printer.close()
  })
  return { printer, till, say: (bytes: string) => till.write(Buffer.from(bytes, 'latin1')) }
}

/** The next bytes from the printer, in hex; as many as are expected. */
function heard(till: Socket, bytes: number): Promise<string> {
  return new Promise((resolve) => {
    let all = Buffer.alloc(0)
    const listen = (chunk: Buffer) => {
      all = Buffer.concat([all, chunk])
      if (all.length < bytes) return
      till.off('data', listen)
      resolve(all.toString('hex'))
    }
    till.on('data', listen)
  })
}

describe('the simulated printer', () => {
  it('answers each question of an Epson', async () => {
    const { till, say } = await printerAndTill()
    say(`\x10\x04\x01\x10\x04\x02\x10\x04\x03\x10\x04\x04`)
    expect(await heard(till, 4)).toBe('12121212')
    say(`${PAPER_STATUS}${PROCESS_ID}`)
    expect(await heard(till, 8)).toBe('003722' + '30303432' + '00')
  })

  it('leaves out the process id when it is a clone, and everything when it is mute', async () => {
    const clone = await printerAndTill({ personality: 'clone' })
    clone.say(`${PROCESS_ID}${PAPER_STATUS}\x10\x04\x01`)
    expect(await heard(clone.till, 2)).toBe('1200') // DLE EOT overtakes what waits for its turn

    const mute = await printerAndTill({ personality: 'mute' })
    let said = 0
    mute.till.on('data', (chunk) => (said += chunk.length))
    const cut = new Promise((resolve) => mute.printer.onChange((event) => event.kind === 'cut' && resolve(event)))
    mute.say(`\x10\x04\x01${PROCESS_ID}${PAPER_STATUS}A\n${CUT}`)
    await cut
    mute.till.end()
    await new Promise((resolve) => mute.till.once('close', resolve))
    expect(said).toBe(0)
  })

  it('answers DLE EOT at once and everything else in its turn, which waits for paper', async () => {
    const { printer, till, say } = await printerAndTill()
    printer.faults.paperOut()
    say(`A\n${PAPER_STATUS}\x10\x04\x04`)
    expect(await heard(till, 1)).toBe('7e')
    expect(printer.paper.timeline).toEqual([])
    await printer.faults.restore()
    expect(await heard(till, 1)).toBe('00')
    expect(printer.paper.timeline.map((event) => event.kind)).toEqual(['line'])
  })

  it('tells of every change by itself once it was asked to', async () => {
    const { printer, till, say } = await printerAndTill()
    say('\x1da\xff')
    expect(await heard(till, 4)).toBe('10000000')
    printer.faults.coverOpen()
    expect(await heard(till, 4)).toBe('38000000')
    await printer.faults.restore()
    expect(await heard(till, 4)).toBe('10000000')
    printer.faults.paperLow()
    expect(await heard(till, 4)).toBe('10000300')
  })

  it('goes on with what it holds after the till has gone', async () => {
    const { printer, till, say } = await printerAndTill({ msPerLine: 2 })
    const cut = new Promise((resolve) => printer.onChange((event) => event.kind === 'cut' && resolve(event)))
    say(`A\nB\nC\n${CUT}`)
    till.end()
    expect(await cut).toMatchObject({ slip: { number: 1 } })
  })

  it('reports a command that the till never finished', async () => {
    const { printer, till, say } = await printerAndTill()
    say('A\n\x1bp\x00')
    till.end()
    await new Promise((resolve) => till.once('close', resolve))
    await expect.poll(() => printer.paper.ops.at(-1)).toEqual({ kind: 'incomplete', bytes: [0x1b, 0x70, 0x00] })
  })

  it('serves one till at a time, the next when the first has gone', async () => {
    const { printer, till, say } = await printerAndTill()
    say('\x10\x04\x01')
    await heard(till, 1)
    const second = connect({ host: '127.0.0.1', port: printer.port })
    onTestFinished(() => void second.destroy())
    second.write(Buffer.from('\x10\x04\x01', 'latin1'))
    let answeredWhile = 'nobody'
    const answer = heard(second, 1).then(() => (answeredWhile = `${printer.sessions()} open`))
    await expect.poll(() => printer.sessions()).toBe(2)
    expect(answeredWhile).toBe('nobody')
    till.end()
    expect(await answer).toBe('1 open')
  })

  it('remembers its last two hundred slips', () => {
    const mechanism = createMechanism({ msPerLine: 0, isStopped: () => false, onEvent: () => {} })
    mechanism.enqueue(
      Array.from({ length: 250 }, () => ({ kind: 'cut' as const })),
      () => {},
    )
    expect(mechanism.record.slips.map((slip) => slip.number)).toEqual(Array.from({ length: 200 }, (_, i) => i + 51))
  })
})
