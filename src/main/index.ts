import { startDesktop } from './hosts/electron.ts'

startDesktop(import.meta.dirname)
