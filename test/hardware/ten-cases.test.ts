import { describe, expect, it } from 'vitest'
import { encode } from '../../src/main/devices/encode.ts'
import { slipText } from '../../src/main/devices/simulators/printer/paper.ts'
import { toText } from '../../src/main/documents/text.ts'
import { numberedTicket, sampleReceipt } from './sample-documents.ts'
import { counterOn, cutsOf, linesOf, next, wires, type WireName } from './wires.ts'

/** The ten cases of brief hardware §5a, with the outcome that each must have, over every wire. */
describe.each(Object.keys(wires) as WireName[])('H-09: a receipt over %s', (wire) => {
  it('1. is printed when the printer is ready, and reads as it was written', async () => {
    const { peer, transport, receipt, profile } = await counterOn(wire)
    expect(await transport.print(receipt)).toEqual({ outcome: 'printed', health: 'ready' })
    expect(peer.paper.slips.map((slip) => slipText(slip))).toEqual([toText(sampleReceipt(), profile.columns)])
  })

  it('2. is printed on a clone that confirms with GS r', async () => {
    const { peer, transport, receipt } = await counterOn(wire, {
      profile: 'generic-58',
      printer: { personality: 'clone' },
    })
    expect(await transport.print(receipt)).toEqual({ outcome: 'printed', health: 'ready' })
    expect(cutsOf(peer)).toBe(1)
  })

  it('3. is printed when paper is low, and says that it is', async () => {
    const { peer, transport, receipt } = await counterOn(wire)
    peer.faults.paperLow()
    expect(await transport.print(receipt)).toEqual({ outcome: 'printed', health: 'paper-low' })
    expect(cutsOf(peer)).toBe(1)
  })

  it.each([
    { name: '4. there is no paper', fault: 'paperOut', why: 'paper-out' },
    { name: '5. the cover is open', fault: 'coverOpen', why: 'cover-open' },
    { name: 'the knife is stuck', fault: 'cutterJam', why: 'error' },
  ] as const)('is not sent when $name, and comes out once when it is sent again', async ({ fault, why }) => {
    const { peer, transport, receipt } = await counterOn(wire)
    peer.faults[fault]()
    expect(await transport.print(receipt)).toEqual({ outcome: 'not-sent', why, bytesSent: 0 })
    await peer.faults.restore()
    expect(peer.paper.ops).toEqual([])
    expect(await transport.print(receipt)).toEqual({ outcome: 'printed', health: 'ready' })
    expect(cutsOf(peer)).toBe(1)
  })

  it('6. is held by a printer whose paper ends after six lines, which finishes alone with a new roll', async () => {
    const { peer, transport, receipt, profile } = await counterOn(wire)
    peer.faults.paperOutAfterLines(6)
    expect(await transport.print(receipt)).toEqual({ outcome: 'held-by-printer', health: 'paper-out' })
    expect(cutsOf(peer)).toBe(0)
    expect(linesOf(peer)).toHaveLength(6)
    const cut = next(peer, 'cut')
    await peer.faults.restore()
    await cut
    expect(peer.paper.slips.map((slip) => slipText(slip))).toEqual([toText(sampleReceipt(), profile.columns)])
  })

  it('7. is of unknown fate when the line breaks after 400 bytes', async () => {
    const { peer, transport, receipt } = await counterOn(wire)
    peer.faults.resetAfterBytes(400)
    expect(await transport.print(receipt)).toMatchObject({
      outcome: 'unknown',
      why: expect.stringMatching(wires[wire].broken),
    })
    expect(cutsOf(peer)).toBe(0)
  })

  it('8. is sent unconfirmed to a printer that never answers', async () => {
    const { peer, transport, receipt } = await counterOn(wire, {
      printer: { personality: 'mute' },
      timing: { statusMs: 60, unconfirmedMs: 200 },
    })
    const cut = next(peer, 'cut')
    expect(await transport.print(receipt)).toEqual({ outcome: 'sent-unconfirmed', health: 'mute' })
    await cut
    expect(cutsOf(peer)).toBe(1)
  })

  it('9. is not sent when nothing is there', async () => {
    const { pullOut, transport, receipt } = await counterOn(wire)
    await pullOut()
    expect(await transport.print(receipt)).toEqual({ outcome: 'not-sent', why: wires[wire].absent, bytesSent: 0 })
    expect(await transport.health()).toBe('offline')
  })

  it('10. is waited for while a slow printer prints it', async () => {
    const { peer, transport, profile } = await counterOn(wire, { printer: { msPerLine: 40 } })
    expect(await transport.print(encode(numberedTicket(1), profile))).toEqual({ outcome: 'printed', health: 'ready' })
    expect(peer.paper.timeline.find((event) => event.kind === 'cut')?.atMs).toBeGreaterThan(9 * 40)
  })

  it('opens the drawer before the first line', async () => {
    const { peer, transport, receipt, pulse } = await counterOn(wire)
    const [kicked] = await Promise.all([transport.kick(pulse), transport.print(receipt)])
    expect(kicked).toEqual({ outcome: 'sent-unconfirmed', health: 'unknown' })
    expect(peer.paper.timeline.slice(0, 2).map((event) => event.kind)).toEqual(['kick', 'line'])
  })

  it('ends at once when it is given up, whatever the printer does', async () => {
    const { peer, transport, receipt } = await counterOn(wire, { printer: { msPerLine: 20 } })
    const giveUp = new AbortController()
    const outcome = transport.print(receipt, giveUp.signal)
    await next(peer, 'line')
    giveUp.abort()
    expect(await outcome).toMatchObject({ outcome: 'unknown', why: 'aborted' })
    expect(await transport.print(receipt, AbortSignal.abort())).toMatchObject({ outcome: 'not-sent', why: 'aborted' })
  })

  it('of a hundred kilobytes comes out whole on a printer that reads slowly', async () => {
    const { peer, transport, profile } = await counterOn(wire)
    const long = encode(numberedTicket(1, 1400), profile)
    expect(long.length).toBeGreaterThan(60_000)
    expect(await transport.print(long)).toEqual({ outcome: 'printed', health: 'ready' })
    expect(linesOf(peer).filter((line) => line.includes('Crème brûlée'))).toHaveLength(1400)
  })

  it('is of unknown fate when the printer stops reading in the middle, and says so in time', async () => {
    const { peer, transport, profile } = await counterOn(wire, {
      // It must have answered before, also on a machine that is busy.
      timing: { completionMs: 150, completionMsPerLine: 0, statusMs: 500, closeMs: 50 },
    })
    const stop = peer.onChange(() => {
      stop()
      peer.faults.stall()
    })
    const outcome = await transport.print(encode(numberedTicket(1, 1400), profile))
    expect(outcome).toMatchObject({ outcome: 'unknown' })
  })
})
