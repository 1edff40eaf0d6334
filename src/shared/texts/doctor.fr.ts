/** What `zinc doctor` says of the machine. */
export const doctorFr = {
  finding: {
    'usb-printer': (f: { about: string }) => `Imprimante USB : ${f.about}`,
    'kernel-printer': (f: { about: string }) => `Imprimante USB, par le pilote du système : ${f.about}`,
    scanner: (f: { about: string }) => `Scanner : ${f.about}`,
    terminal: (f: { about: string }) => `Terminal de paiement : ${f.about}`,
    serial: (f: { about: string }) => `Port série : ${f.about}`,
    'nothing-plugged-in': () => 'Rien n’est branché en USB que la caisse connaisse',
    'no-usb-bus': () => 'Cet ordinateur n’a pas de port USB que la caisse puisse voir',
    'not-allowed': (f: { about: string }) =>
      `La caisse n’a pas le droit d’ouvrir ${f.about}. Après la commande, débranchez et rebranchez l’appareil, ou rouvrez la session`,
    'rules-there': () => 'Règles udev de Zinc installées',
    'rules-missing': () => 'Les règles udev de Zinc ne sont pas installées : les appareils USB resteront fermés',
    'rules-old': () => 'Les règles udev de Zinc sont celles d’une autre version',
    'libraries-there': () => 'Bibliothèques des scanners présentes',
    'libraries-missing': (f: { about: string }) => `Il manque ${f.about} : aucun scanner ne sera trouvé`,
    'udev-there': () => 'udev présent',
    'udev-missing': () => 'Il manque udev : les ports série ne seront pas listés',
    'browser-there': () => 'Navigateur présent pour la fenêtre de la caisse',
    'browser-missing': () => 'Ni Chromium ni Chrome : sans Electron, la caisse n’a pas de fenêtre',
    'cups-there': () => 'CUPS présent',
    'cups-missing': () => 'Sans CUPS : seules ses files d’impression manquent, la caisse imprime directement',
    brltty: () => 'brltty s’empare des adaptateurs série CH340 : sans lecteur braille, retirez-le',
    'not-linux': () => 'Les appareils ne sont examinés en détail que sous Linux',
  },
  mend: 'à taper :',
}
export type DoctorTexts = typeof doctorFr
