/** The words of pictures, in French. */
export const photosFr = {
  title: 'Photos',
  add: 'Photo',
  addOf: (f: { bike: string; moment: 'out' | 'in' }) =>
    `Photo de ${f.bike} ${f.moment === 'out' ? 'au départ' : 'au retour'}`,
  one: (f: { n: number; bike: string; moment: 'out' | 'in'; time: string }) =>
    `Photo ${f.n} de ${f.bike}, ${f.moment === 'out' ? 'au départ' : 'au retour'}, ${f.time}`,
  drop: 'Retirer la photo',
  close: 'Refermer la photo',
  counted: (f: { out: number; in: number }) => `${f.out} au départ, ${f.in} au retour`,
  gone: 'Photo effacée',
  ofModel: 'Photo sur la tuile',
  choose: 'Choisir',
  chooseOne: 'Choisir une photo',
  remove: 'Retirer la photo de la tuile',
}

export const photosEn: typeof photosFr = {
  title: 'Photos',
  add: 'Photo',
  addOf: (f) => `Photo of ${f.bike} ${f.moment === 'out' ? 'leaving' : 'coming back'}`,
  one: (f) => `Photo ${f.n} of ${f.bike}, ${f.moment === 'out' ? 'leaving' : 'coming back'}, ${f.time}`,
  drop: 'Remove the photo',
  close: 'Close the photo',
  counted: (f) => `${f.out} leaving, ${f.in} coming back`,
  gone: 'Photo erased',
  ofModel: 'Picture on the tile',
  choose: 'Choose',
  chooseOne: 'Choose a picture',
  remove: 'Remove the picture from the tile',
}
