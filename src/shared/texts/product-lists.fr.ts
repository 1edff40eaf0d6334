import type { ImportFault, ImportWarning } from '../catalogue-import.ts'
import { kitchenFr } from './kitchen.fr.ts'

const columns = {
  id: 'Identifiant',
  label: 'Nom',
  shortLabel: 'Nom court',
  variantOf: 'Variante de',
  category: 'Catégorie',
  price: 'Prix',
  takeaway: 'Prix à emporter',
  vat: 'TVA',
  drinkGroup: 'Groupe de boisson',
  barcodes: 'Codes-barres',
  allergens: 'Allergènes',
  meatOrigin: 'Origine de la viande',
  options: 'Options',
  formule: 'Formule',
  openPrice: 'Prix libre',
  accent: 'Couleur',
  withdrawn: 'Retiré',
}

const vat = {
  'hot-drink': 'Boisson chaude',
  'soft-drink': 'Boisson sans alcool',
  alcohol: 'Alcool',
  dish: 'Plat ou sandwich',
  'keepable-food': 'Épicerie',
  bread: 'Pain et viennoiserie',
  confectionery: 'Confiserie',
  book: 'Livre',
  standard: 'Autre, taux normal',
  'press-agency': 'Presse',
}

const drinkGroup = {
  '1': '1 · sans alcool',
  '3': '3 · bière, vin, cidre',
  '4': '4 · rhum, distillés de fruits',
  '5': '5 · autres alcools',
}

type Said = Pick<ImportFault, 'value' | 'about'>

/** Why a line of a list cannot be taken, in a sentence. */
const faults: Readonly<Record<ImportFault['code'], (f: Said) => string>> = {
  COLUMNS: (f) => `Cette ligne a plus de cases que l’en-tête (${f.about}).`,
  QUOTE: () => 'Un guillemet est ouvert ici et jamais fermé : la suite du fichier ne se lit pas.',
  NO_HEADER: () => 'La première ligne doit nommer les colonnes : Nom, Catégorie, Prix, TVA…',
  TOO_LARGE: () => 'Ce fichier est trop grand.',
  LABEL_MISSING: () => 'Le nom manque.',
  TEXT_LONG: (f) => `Ce texte dépasse ${f.about} caractères.`,
  TEXT_BAD: () => 'Ce texte contient des caractères que personne ne peut lire.',
  ID_BAD: () => 'Un identifiant commence par « prd_ », suivi de lettres sans accent, de chiffres et de tirets.',
  ID_TWICE: (f) => `Ce produit est déjà à la ligne ${f.about}.`,
  CATEGORY_MISSING: () => 'La catégorie manque.',
  CATEGORY_UNKNOWN: () => 'Cette catégorie n’existe pas dans le café.',
  PRICE_MISSING: () => 'Le prix manque.',
  PRICE_BAD: () => 'Ce prix ne se lit pas : écrivez-le comme 1,50.',
  PRICE_LARGE: () => 'Ce prix est trop grand pour la caisse.',
  VAT_MISSING: () => 'La TVA manque.',
  VAT_UNKNOWN: () => `Cette TVA n’existe pas. Au choix : ${Object.values(vat).join(', ')}.`,
  GROUP_UNKNOWN: () => 'Le groupe de boisson est 1, 3, 4 ou 5.',
  ALCOHOL_GROUP: () => 'L’alcool a la TVA « Alcool » et un groupe 3, 4 ou 5 ; le reste n’a ni l’un ni l’autre.',
  BARCODE_BAD: () => 'Ce code-barres est faux : 8 ou 13 chiffres, dont le dernier vérifie les autres.',
  BARCODE_SPREADSHEET: () =>
    'Le tableur a abîmé ce code-barres. Mettez la colonne au format « Texte » et saisissez-le à nouveau.',
  BARCODE_TWICE: (f) => `Ce code-barres est déjà à la ligne ${f.about}.`,
  BARCODE_TAKEN: (f) => `Ce code-barres est déjà celui de « ${f.about} ».`,
  BARCODES_MANY: (f) => `${f.about} codes-barres au plus par produit.`,
  ALLERGEN_UNKNOWN: () => `Cet allergène n’est pas dans la liste : ${Object.values(kitchenFr.allergens).join(', ')}.`,
  OPTIONS_UNKNOWN: () => 'Ce groupe d’options n’existe pas dans le café.',
  YES_NO: () => 'Écrivez oui ou non.',
  ACCENT_UNKNOWN: () => 'Les couleurs vont de c1 à c8.',
  FORMULE_FORM: () =>
    'Une formule s’écrit « Entrée: Soupe | Salade +1,50; Dessert?: Tarte » : un « ? » pour ce qui n’est pas obligatoire.',
  FORMULE_LARGE: () => 'Une formule a 8 parties au plus, et chacune 40 choix au plus.',
  FORMULE_NAME: (f) => `Plusieurs produits s’appellent « ${f.about} » : écrivez l’identifiant de celui qu’il faut.`,
  FORMULE_PART: (f) =>
    `« ${f.about} » ne peut pas faire partie d’une formule : il y faut un produit en vente, à prix fixe.`,
  PART_OF_FORMULE: (f) => `Ce produit fait partie de la formule « ${f.about} » et doit rester en vente à un prix fixe.`,
  OPEN_BAR: () => 'L’alcool ne s’offre pas : donnez-lui un prix.',
  HAPPY_HOUR: (f) => `Avec ce prix, le tarif « ${f.about} » ne baisserait plus que l’alcool.`,
}

const warnings: Readonly<Record<ImportWarning['code'], (f: Said) => string>> = {
  LABEL_TWICE: (f) => (f.about ? `Ce nom est déjà à la ligne ${f.about}.` : 'Un produit du café porte déjà ce nom.'),
  COLUMN_UNKNOWN: () => 'Cette colonne est inconnue : elle est laissée de côté.',
}

/** What lists and papers of the catalogue say, and the words that a list may be written in. */
export const productListsFr = {
  csv: { columns, yes: 'oui' },
  vat,
  drinkGroup,
  allergen: kitchenFr.allergens,
  files: {
    list: 'La liste des produits',
    listWhy: 'Un tableau pour le tableur : changez-le, puis importez-le.',
    export: 'Exporter',
    import: 'Importer un fichier CSV',
    importWhy: 'Rien ne change avant votre accord : le fichier est d’abord relu, ligne par ligne.',
    choose: 'Choisir un fichier',
    tooLarge: 'Ce fichier dépasse 12 Mo.',
    progress: 'Import',
    sending: (f: { done: string; total: string }) => `Envoi : ${f.done} sur ${f.total} ko`,
    reading: (f: { done: string; total: string }) => `Lecture : ${f.done} sur ${f.total} lignes`,
    taking: (f: { count: string }) => `Mise en place de ${f.count} produits, tous à la fois…`,
    report: 'Ce que ferait le fichier',
    rows: 'Lignes lues',
    added: 'Nouveaux',
    changed: 'Changés',
    same: 'Inchangés',
    bad: 'À corriger',
    line: 'Ligne',
    column: 'Colonne',
    value: 'Valeur',
    fault: 'Ce qui ne va pas',
    good: 'Rien à corriger.',
    nothing: 'Ce fichier ne change rien.',
    warnings: 'À vérifier',
    more: (f: { count: string }) => `Et ${f.count} autres : enregistrez la liste pour les voir toutes.`,
    saveFaults: 'Enregistrer la liste des erreurs',
    faultsName: 'erreurs.csv',
    takeAll: (f: { count: string }) => `Importer ${f.count} produits`,
    takeGood: (f: { count: string }) => `Importer les ${f.count} bonnes lignes`,
    drop: 'Ne rien importer',
    done: (f: { added: string; changed: string }) => `Importé : ${f.added} nouveaux, ${f.changed} changés.`,
    papers: 'Papiers',
    allergens: 'Tableau des allergènes',
    allergensWhy: 'À afficher ou à montrer : ce que contient chaque produit.',
    meat: 'Origine des viandes',
    meatWhy: 'À afficher : né, élevé, abattu.',
    labels: 'Étiquettes de rayon',
    labelsWhy:
      'Cochez des produits dans la liste, puis « Étiquettes A4 », 24 par feuille, ou « Sur rouleau », à l’imprimante.',
    open: 'Ouvrir le PDF',
  },
  fault: faults,
  warning: warnings,
  papers: {
    labels: 'Étiquettes de rayon',
    openPrice: 'au poids',
    allergens: 'Allergènes',
    allergensWhy:
      'Un point dit que le produit contient cet allergène. Règlement (UE) n° 1169/2011. Une question ? Demandez-nous.',
    meat: 'Origine des viandes',
    meatWhy: 'Pays de naissance, d’élevage et d’abattage, comme le veut le décret n° 2002-1465.',
    meatNone: 'Aucune origine n’est encore notée.',
  },
}
