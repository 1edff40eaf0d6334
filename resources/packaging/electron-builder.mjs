// What electron-builder is told: one application, hardened, for Windows, Linux and macOS.
// The fuses are the doors of Electron's own program that a till has no use for (electronjs.org, "Electron Fuses").

export const packaging = {
  appId: 'fr.zinc.till',
  productName: 'Zinc',
  copyright: 'MIT',
  directories: { output: 'out/packages', buildResources: 'out/packaging' },
  files: [
    'out/main/**',
    'out/preload/**',
    'out/renderer/**',
    'resources/udev/**',
    'package.json',
    'LICENSE',
    // What packages carry for those who build or read them, and code for other machines.
    '!**/*.{md,map,ts,mts,cts,c,cc,cpp,h,gyp,gypi,o,obj,pdb}',
    '!**/node_modules/{node,electron}/**',
    '!**/{test,tests,__tests__,docs,example,examples}/**',
  ],
  extraResources: [{ from: 'resources/udev', to: 'udev' }],
  asar: true,
  // Native code is loaded by the system, which reads no archive.
  asarUnpack: ['**/*.node', '**/*.so', '**/*.dylib', '**/*.dll'],
  // Prebuilt Node-API files lie in the packages: nothing is compiled, nothing is fetched.
  npmRebuild: false,
  nodeGypRebuild: false,
  electronFuses: {
    // Verification, copies and archives are the same program run as Node beside the till (src/main/integrity.ts).
    runAsNode: true,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    grantFileProtocolExtraPrivileges: false,
  },
  publish: null,
  win: { target: [{ target: 'nsis', arch: ['x64'] }] },
  nsis: {
    oneClick: false,
    perMachine: false,
    allowToChangeInstallationDirectory: true,
    installerLanguages: ['fr_FR', 'en_US'],
    // The ledger is kept for six years and more: taking the program away never takes it along (LPF L102 B).
    deleteAppDataOnUninstall: false,
  },
  linux: {
    target: [
      { target: 'AppImage', arch: ['x64'] },
      { target: 'deb', arch: ['x64'] },
    ],
    executableName: 'zinc',
    category: 'Office',
    maintainer: 'Zinc <zinc@localhost>',
    synopsis: 'La caisse du café de village · the till of the village café',
  },
  deb: {
    // Electron's own needs, and the two libraries without which no device of the counter is found (brief hardware §2).
    depends: [
      'libgtk-3-0 | libgtk-3-0t64',
      'libnotify4',
      'libnss3',
      'libxss1',
      'libxtst6',
      'xdg-utils',
      'libatspi2.0-0 | libatspi2.0-0t64',
      'libuuid1',
      'libsecret-1-0',
      'libusb-1.0-0',
      'libudev1',
    ],
    recommends: ['cups-client'],
    fpm: ['resources/udev/70-zinc.rules=/lib/udev/rules.d/70-zinc.rules'],
  },
  mac: { target: ['dmg'], category: 'public.app-category.business', hardenedRuntime: true },
}
