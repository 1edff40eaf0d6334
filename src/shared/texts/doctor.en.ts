import type { DoctorTexts } from './doctor.fr.ts'

export const doctorEn: DoctorTexts = {
  finding: {
    'usb-printer': (f) => `USB printer: ${f.about}`,
    'kernel-printer': (f) => `USB printer, through the system’s driver: ${f.about}`,
    scanner: (f) => `Scanner: ${f.about}`,
    terminal: (f) => `Card terminal: ${f.about}`,
    serial: (f) => `Serial port: ${f.about}`,
    'nothing-plugged-in': () => 'Nothing is plugged into USB that the till knows',
    'no-usb-bus': () => 'This computer has no USB port that the till can see',
    'not-allowed': (f) =>
      `The till may not open ${f.about}. After the command, plug the device in again, or sign in again`,
    'rules-there': () => 'Zinc’s udev rules are installed',
    'rules-missing': () => 'Zinc’s udev rules are not installed: USB devices will stay shut',
    'rules-old': () => 'Zinc’s udev rules are those of another version',
    'libraries-there': () => 'Libraries for scanners are there',
    'libraries-missing': (f) => `${f.about} is missing: no scanner will be found`,
    'udev-there': () => 'udev is there',
    'udev-missing': () => 'udev is missing: serial ports will not be listed',
    'browser-there': () => 'A browser for the till’s window is there',
    'browser-missing': () => 'Neither Chromium nor Chrome: without Electron, the till has no window',
    'cups-there': () => 'CUPS is there',
    'cups-missing': () => 'No CUPS: only its print queues are missing, the till prints by itself',
    brltty: () => 'brltty grabs CH340 serial adapters: without a braille reader, remove it',
    'not-linux': () => 'Devices are looked at in detail on Linux only',
  },
  mend: 'type:',
}
