/** The words of advances, in French. */
export const advanceFr = {
  take: 'Acompte',
  amount: 'Montant de l’acompte',
  toTicket: (f: { amount: string }) => `Mettre ${f.amount} sur le ticket`,
  paid: 'Payé d’avance',
  fates: {
    'give-back': (f: { amount: string }) => `L’acompte de ${f.amount} est rendu.`,
    keep: (f: { amount: string }) => `L’acompte de ${f.amount} est gardé.`,
  },
  rules: {
    early: (f: { time: string }) => `Rendu en entier jusqu’au ${f.time}.`,
    late: (f: { time: string }) => `Il était rendu jusqu’au ${f.time}.`,
    never: 'La règle du café : jamais rendu.',
  },
  otherwise: { 'give-back': 'Garder quand même', keep: 'Rendre quand même' },
  reason: 'Motif',
  sure: { 'give-back': 'Annuler et rendre', keep: 'Annuler et garder' },
  ended: {
    'give-back': (f: { amount: string }) => `Acompte de ${f.amount} rendu`,
    keep: (f: { amount: string }) => `Acompte de ${f.amount} gardé`,
  },
  giveBack: 'Rendre l’acompte',
}

export const advanceEn: typeof advanceFr = {
  take: 'Advance',
  amount: 'Amount of the advance',
  toTicket: (f) => `Put ${f.amount} on the ticket`,
  paid: 'Paid in advance',
  fates: {
    'give-back': (f) => `The advance of ${f.amount} is given back.`,
    keep: (f) => `The advance of ${f.amount} is kept.`,
  },
  rules: {
    early: (f) => `Given back in full until ${f.time}.`,
    late: (f) => `It was given back until ${f.time}.`,
    never: 'The café’s rule: never given back.',
  },
  otherwise: { 'give-back': 'Keep it all the same', keep: 'Give it back all the same' },
  reason: 'Reason',
  sure: { 'give-back': 'Cancel and give back', keep: 'Cancel and keep' },
  ended: {
    'give-back': (f) => `Advance of ${f.amount} given back`,
    keep: (f) => `Advance of ${f.amount} kept`,
  },
  giveBack: 'Give the advance back',
}
