/// <reference types="vite/client" />

interface Window {
  /** Told by the preload script: the page lives in Zinc's own window. */
  readonly zincHost?: 'electron'
}
