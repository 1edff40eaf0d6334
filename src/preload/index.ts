import { contextBridge, ipcRenderer } from 'electron'

contextBridge.exposeInMainWorld('zincHost', 'electron')

window.addEventListener('message', ({ source, data }: MessageEvent<unknown>) => {
  if (source === window && isHello(data)) ipcRenderer.send('zinc:hello')
})

// Ports cross neither the context bridge nor a promise; a message to the page carries them.
ipcRenderer.on('zinc:port', ({ ports }) => {
  window.postMessage({ type: 'zinc:port' }, window.location.origin, [...ports])
})

function isHello(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === 'zinc:hello'
}
