import type { BillAnomaly } from '../rules/bill.ts'
import type { BilledKind } from '../rules/billing.ts'
import type { InvoiceState } from '../rules/paying.ts'

type Said = {
  readonly name: string
  readonly count: number
  readonly day: string
  readonly amount: string
  readonly price: string
  readonly what: string
}
const s = (count: number): string => (count > 1 ? 's' : '')

export const billsFr = {
  month: 'Mois à facturer',
  before: 'Mois précédent',
  after: 'Mois suivant',
  anomalies: (f: { count: number }) => (f.count === 0 ? 'Rien à vérifier' : `À vérifier : ${f.count}`),
  nothingOdd: 'Tous les repas ont un résultat, tous les payeurs une adresse.',
  people: 'Personnes',
  payers: 'Qui paie',
  selves: 'Bénéficiaires',
  persons: (f: { count: number }) => `${f.count} personne${s(f.count)}`,
  meals: (f: { count: number }) => `${f.count} repas`,
  none: 'Aucun repas ce mois-ci.',
  loading: 'Le mois est calculé…',
  agrees: (f: { amount: string }) => `Repas = ventes = factures = comptes : ${f.amount}`,
  differs: (f: { meals: string; sales: string; invoices: string; charged: string }) =>
    `À contrôler : repas ${f.meals}, ventes ${f.sales}, factures ${f.invoices}, comptes ${f.charged}`,
  states: {
    draft: 'À émettre',
    issued: 'Émise',
    'part-paid': 'Payée en partie',
    paid: 'Payée',
    credited: 'Reprise par avoir',
  } satisfies Record<InvoiceState, string>,
  anomaly: {
    'no-result': (f: Said) => `${f.count} repas en tournée sans résultat (le ${f.day})`,
    'not-ended': (f: Said) => `${f.count} repas passé${s(f.count)} sans résultat (le ${f.day})`,
    'no-address': () => 'adresse incomplète',
    'payer-unknown': () => "un payeur n'est plus dans les clients",
    'payer-no-address': () => 'payeur sans adresse : le relevé sera remis en main propre',
    aids: (f: Said) => `aides ${f.amount} pour un repas à ${f.price} : vérifiez CCAS et APA`,
    'no-price': (f: Said) => `pas de tarif pour « ${f.what} »`,
    'no-consent': () => 'consentement pas encore signé',
    'left-over': (f: Said) => `${f.count} repas ajouté${s(f.count)} après la facture (${f.amount})`,
    unpaid: (f: Said) => `${f.count} facture${s(f.count)} en retard : ${f.amount}`,
  } satisfies Record<BillAnomaly['kind'], (f: Said) => string>,
  blocks: 'bloque',
  total: 'Total du mois',
  issued: 'Émises',
  toIssue: 'À émettre',
  open: 'Reste à encaisser',
  issueAll: (f: { count: number }) => `Émettre tout (${f.count})`,
  issueOne: 'Émettre la facture',
  notOver: 'Le mois se facture à partir de son dernier jour.',
  allIssued: 'Tout est émis.',
  running: 'Émission des factures',
  runningText: (f: { done: number; of: number }) => `${f.done} sur ${f.of}`,
  stop: 'Arrêter',
  resume: (f: { count: number }) => `Reprendre (${f.count})`,
  ranDone: (f: { done: number; failed: number }) =>
    f.failed === 0
      ? `${f.done} facture${s(f.done)} émise${s(f.done)}.`
      : `${f.done} facture${s(f.done)} émise${s(f.done)}, ${f.failed} refusée${s(f.failed)} : voyez « À vérifier ».`,
  ranStopped: (f: { done: number; left: number }) => `Arrêté : ${f.done} émise${s(f.done)}, ${f.left} à reprendre.`,
  printAll: 'Tout en PDF',
  runningFiles: 'Factures en PDF',
  resumeFiles: (f: { count: number }) => `Reprendre les PDF (${f.count})`,
  filesDone: (f: { done: number }) => `${f.done} facture${s(f.done)} en PDF.`,
  filesStopped: (f: { done: number; left: number }) => `Arrêté : ${f.done} en PDF, ${f.left} à reprendre.`,
  reminders: (f: { count: number }) => `Relances (${f.count})`,
  tax: 'Crédit d’impôt',
  issuedTold: (f: { number: string }) => `Facture ${f.number} émise.`,
  head: (f: { month: string }) => `Factures de ${f.month}`,
  part: 'Qui paie quoi',
  you: 'le bénéficiaire',
  kinds: { self: 'bénéficiaire', ccas: 'CCAS', apa: 'APA', fund: 'caisse', family: 'famille' },
  openLeft: (f: { amount: string }) => `reste ${f.amount}`,
  settled: 'réglé',
  collect: 'Encaisser',
  collectFor: (f: { name: string; amount: string }) => `Encaisser ${f.amount} de ${f.name}`,
  lines: 'Le mois',
  meal: (f: { formula: string; kind: BilledKind }) =>
    `Repas ${f.formula}${{ delivered: '', absence: ', absence', late: ', annulé tard' }[f.kind]}`,
  delivery: (f: { kind: BilledKind }): string => (f.kind === 'late' ? 'Livraison, annulée tard' : 'Livraison'),
  pdf: 'Facture et détail (PDF)',
  legal: 'Factur-X',
  ticket: 'Imprimer le ticket',
  credit: 'Avoir…',
  creditTitle: 'Quels repas reprendre ?',
  creditAll: 'Toute la facture',
  creditNow: (f: { amount: string }) => `Faire l'avoir de ${f.amount}`,
  creditDone: (f: { number: string; amount: string }) => `Avoir ${f.number} de ${f.amount} fait.`,
  creditGiven: (f: { number: string; amount: string; money: string }) =>
    `Avoir ${f.number} de ${f.amount} fait : ${f.money} à rendre.`,
  paidBack: (f: { name: string; amount: string }) => `${f.name} a déjà payé : rendre ${f.amount}`,
  credits: 'Avoirs',
  chosen: (f: { count: number }) => (f.count === 0 ? 'Touchez les repas à reprendre' : `${f.count} repas à reprendre`),
  back: 'Retour',
  service: { lunch: 'midi', dinner: 'soir' },
  statement: (f: { month: string }) => `Relevé de ${f.month}`,
  statementPdf: 'Relevé (PDF)',
  statementCsv: 'Tableau (CSV)',
  payerHint: 'Le relevé liste chaque bénéficiaire : repas, montant par repas, total.',
  owed: 'Doit en tout',
  lateTitle: 'Factures en retard',
  lateNone: 'Aucune facture en retard.',
  letters: 'Lettres de relance (PDF)',
  lateInvoices: (f: { count: number }) => `${f.count} facture${s(f.count)}`,
  taxTitle: 'Crédit d’impôt',
  taxOff: 'Le crédit d’impôt est désactivé.',
  taxWhy:
    "Il ne porte que sur la livraison, jamais sur le repas, et seulement si l'organisme est déclaré « services à la personne » et propose aussi des travaux au domicile. Déclarez l'organisme dans Réglages pour éditer des attestations.",
  taxNone: (f: { year: number }) => `Aucune livraison payée en ${f.year}.`,
  taxRow: (f: { paid: string; credit: string }) => `payé ${f.paid}, crédit ${f.credit}`,
  split: 'Repas et livraison séparés (CSV)',
  noFile: 'Rien à imprimer.',
}
