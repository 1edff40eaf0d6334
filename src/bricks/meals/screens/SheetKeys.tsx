import { fromBase64, saveFile } from '../../../renderer/client/download.ts'
import { Button } from '../../../renderer/ui/Button.tsx'
import { roundScreens } from '../texts/round-screens.ts'
import { useShop } from './shop.ts'
import { setRound, useRoundDesk, type RunSeen } from './use-round.ts'

/** The sheet of a round: printed, as a page, or as codes for a telephone. */
export function SheetKeys({ run }: { readonly run: RunSeen }) {
  const shop = useShop()
  const { lang, part, host } = shop
  const t = roundScreens[lang].rounds
  const view = useRoundDesk((s) => s.view)
  const { roundId } = run.round
  const { day } = run
  const print = () =>
    shop.ask(
      (commandId) => part.printRounds({ day, roundId, anyway: true, commandId }),
      () => {
        shop.done(t.printed)
        shop.again()
      },
    )
  const pdf = () =>
    shop.ask(
      () => part.runPdf({ roundId, day }),
      (file) => file && saveFile(file.name, [fromBase64(file.base64)], 'application/pdf'),
    )
  return (
    <div className="mr-sheet-keys" role="group" aria-label={t.sheet}>
      <Button icon="printer" onPress={print}>
        {t.print}
      </Button>
      <Button icon="download" onPress={pdf}>
        {t.pdf}
      </Button>
      <Button
        icon="qr"
        pressed={view === 'codes'}
        onPress={() => setRound({ view: view === 'codes' ? 'run' : 'codes', personId: undefined })}
      >
        {t.codes}
      </Button>
      {host.may('settings') && (
        <Button icon="pencil" onPress={() => setRound({ view: 'edit', personId: undefined })}>
          {t.edit}
        </Button>
      )}
    </div>
  )
}
