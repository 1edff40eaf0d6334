import { Button } from '../../../renderer/ui/Button.tsx'
import { faultText, type Fault } from './form-reader.ts'
import { useShop } from './shop.ts'

/** Keeps a form; beside it what is still wrong with it, in one sentence. */
export function SaveKey({ fault, onSave }: { readonly fault: Fault | undefined; readonly onSave: () => void }) {
  const { t } = useShop()
  return (
    <div className="bk-save">
      <p className="sv-missing" role="status">
        {fault && faultText(t.setup, fault)}
      </p>
      <Button className="sv-main" icon="check" off={fault !== undefined} onPress={onSave}>
        {t.setup.save}
      </Button>
    </div>
  )
}
