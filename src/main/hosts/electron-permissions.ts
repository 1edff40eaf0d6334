import { session } from 'electron'
import { tillStations } from '../../shared/stations.ts'
import { stationOf } from './electron-scheme.ts'

/** Who asks, as both of Electron's handlers tell it. */
type Asker = { readonly requestingUrl?: string; readonly isMainFrame: boolean }

/** Pages are granted nothing but the picture of a camera, where tickets are rung up: it reads codes. Never sound. */
export function grantCameraOnly(): void {
  session.defaultSession.setPermissionRequestHandler((_contents, permission, answer, asked) => {
    const kinds = 'mediaTypes' in asked ? asked.mediaTypes : undefined
    answer(permission === 'media' && kinds?.join() === 'video' && isTillPage(asked))
  })
  session.defaultSession.setPermissionCheckHandler(
    (_contents, permission, _origin, asked) =>
      permission === 'media' && asked.mediaType === 'video' && isTillPage(asked),
  )
  session.defaultSession.setDevicePermissionHandler(() => false)
}

function isTillPage({ requestingUrl = '', isMainFrame }: Asker): boolean {
  const station = stationOf(requestingUrl)
  return isMainFrame && tillStations.some((one) => one === station)
}
