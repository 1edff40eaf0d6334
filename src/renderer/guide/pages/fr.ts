import type { Texts } from '../../../shared/texts/index.ts'
import type { GuidePage } from '../../client/guide.ts'

const key = (text: string): string => `« ${text} »`

/** The guide in French. Keys are quoted by the screen's own texts: a key that is renamed is renamed here. */
export const pagesFr = (t: Texts): readonly GuidePage[] => [
  {
    id: 'open-day',
    group: 'day',
    title: 'Ouvrir la journée',
    also: 'matin fond de caisse commencer démarrer monnaie',
    steps: [
      { text: 'Comptez le tiroir. La caisse propose le montant compté à la dernière clôture.', picture: 'open-day' },
      { text: `Corrigez le montant s’il le faut, puis touchez ${key(t.day.open)}.` },
      { text: 'Les touches du comptoir apparaissent : vous pouvez vendre.', picture: 'counter' },
    ],
    more: 'Une journée peut passer minuit : jusqu’à l’heure choisie dans les réglages, la nuit appartient à la veille.',
  },
  {
    id: 'sell',
    group: 'sale',
    title: 'Vendre un café',
    also: 'encaisser espèces rendu monnaie billet vente ticket',
    steps: [
      { text: 'Touchez le produit. Le ticket s’ouvre tout seul, à droite.', picture: 'sell-line' },
      { text: `Le compte est juste ? Touchez ${key(t.pay.exact)}. Un billet ? Touchez le billet donné.` },
      { text: 'La caisse dit ce que vous rendez, et le tiroir s’ouvre.', picture: 'sell-paid' },
    ],
    more: 'Trois cafés : tapez 3, puis Café. Au clavier, les premières lettres cherchent un produit.',
  },
  {
    id: 'card',
    group: 'sale',
    title: 'Être payé par carte',
    also: 'cb bancaire terminal tpe sans contact',
    steps: [
      { text: 'Touchez les produits.' },
      {
        text: `Touchez ${key(t.pay.card)}. Sans terminal relié, tapez d’abord le montant sur le vôtre.`,
        picture: 'card',
      },
    ],
    more: 'Vous vous êtes trompé de règlement ? Voyez « Corriger un ticket » : le règlement se change sans rembourser.',
  },
  {
    id: 'line',
    group: 'sale',
    title: 'Changer ou retirer une ligne',
    also: 'erreur quantité options note cuisine supprimer annuler',
    steps: [
      { text: 'Touchez la ligne du ticket : ses touches s’ouvrent.', picture: 'line' },
      { text: `${key(t.line.plus)} et ${key(t.line.minus)} changent la quantité ; ${key(t.line.remove)} l’enlève.` },
      { text: `${key(t.line.options)} montre les choix du produit ; ${key(t.line.note)} prévient la cuisine.` },
    ],
    more: 'Ce que la cuisine a déjà reçu demande une raison : elle en est avertie, et le journal le garde.',
  },
  {
    id: 'search',
    group: 'sale',
    title: 'Trouver un produit',
    also: 'chercher code-barres scanner douchette épicerie rayon',
    steps: [
      { text: `Touchez ${key(t.foot.search)}, ou tapez les premières lettres au clavier.`, picture: 'search' },
      { text: 'Touchez le résultat. Un code-barres lu par la douchette va droit sur le ticket.' },
    ],
  },
  {
    id: 'tab',
    group: 'tabs',
    title: 'Ouvrir une ardoise',
    also: 'tournée habitué crédit table garder plus tard nom',
    steps: [
      { text: `Touchez les boissons, puis ${key(t.tabs.keyLabel)}.` },
      { text: 'Tapez un nom, ou touchez une ardoise déjà ouverte.', picture: 'tab-name' },
      { text: `Pour la reprendre : ${key(t.tabs.title)}, à gauche, puis son nom.`, picture: 'tabs' },
    ],
    more: `${key(t.tabs.sameRound)} remet les mêmes boissons d’un seul geste.`,
  },
  {
    id: 'split',
    group: 'tabs',
    title: 'Partager une note',
    also: 'diviser parts égales chacun sa part plusieurs payeurs',
    steps: [
      { text: `Le ticket en main, touchez ${key(t.split.key)}.`, picture: 'split' },
      { text: 'En parts égales : touchez le nombre de personnes, puis encaissez chaque part comme elle vient.' },
      { text: `${key(t.split.byItem)} : touchez ce que paie la première personne, encaissez, puis la suivante.` },
    ],
    more: 'Les centimes tombent juste : la somme des parts est toujours celle de la note.',
  },
  {
    id: 'mend',
    group: 'mend',
    title: 'Corriger un ticket',
    also: 'rembourser erreur annuler avoir changer règlement duplicata',
    steps: [
      { text: `Au-dessus du ticket, touchez ${key(t.last.refund)} : le dernier ticket s’ouvre.`, picture: 'mend' },
      { text: `Touchez ce qui est rendu, ou ${key(t.card.all)}, puis la façon de rendre.` },
      { text: `Payé en carte et non en espèces ? ${key(t.card.tender)} : rien n’est remboursé.` },
    ],
    more: 'Un ticket encaissé ne s’efface jamais : la correction est un nouveau ticket, scellé comme le premier.',
  },
  {
    id: 'invoice',
    group: 'mend',
    title: 'Faire une facture',
    also: 'entreprise association siren tva mairie note de frais',
    steps: [
      { text: `Juste après l’encaissement, touchez ${key(t.invoice.key)}.`, picture: 'invoice' },
      { text: 'Choisissez un client connu, écrivez-en un, ou laissez le cadre à remplir à la main.' },
      { text: `${key(t.invoice.make)} : elle a son numéro, et s’imprime ou se donne en PDF.` },
    ],
  },
  {
    id: 'close-day',
    group: 'day',
    title: 'Clôturer la journée',
    also: 'soir z compter tiroir écart fermer caisse',
    steps: [
      { text: `Touchez ${key(t.rail.cash)}, puis ${key(t.cash.count)}.`, picture: 'cash' },
      { text: 'Comptez billets et pièces : la caisse additionne et montre l’écart.', picture: 'count' },
      {
        text: `Touchez ${key(t.count.close)}. Le Z se scelle et s’imprime ; ${key(t.z.pdf)} l’enregistre.`,
        picture: 'closed',
      },
    ],
    more: 'Un écart arrive : notez la raison. Une ardoise ouverte n’empêche pas de clôturer, elle passe au lendemain.',
  },
  {
    id: 'reading',
    group: 'day',
    title: 'Savoir où l’on en est (X)',
    also: 'lecture x chiffre du jour recette pendant la journée',
    steps: [
      { text: `Touchez ${key(t.rail.cash)} : les chiffres du jour sont là.`, picture: 'cash' },
      { text: `${key(t.cash.printX)} les met sur papier, sans rien clôturer.` },
    ],
  },
  {
    id: 'figures',
    group: 'office',
    title: 'Savoir si la journée est bonne',
    also: 'chiffres recette objectif comparer semaine rapport marge csv pdf graphique',
    steps: [
      {
        text: `Touchez ${key(t.office.section)} : la recette du jour, son objectif et la semaine passée.`,
        picture: 'figures',
      },
      { text: 'Choisissez une autre période en haut. Chaque tableau se donne en CSV ou en PDF.' },
    ],
  },
  {
    id: 'product',
    group: 'office',
    title: 'Ajouter un produit, changer un prix',
    also: 'catalogue touche prix tva allergènes image importer csv étiquette code-barres carte',
    steps: [
      { text: `Touchez ${key(t.office.section)}, puis ${key(t.products.section)}.`, picture: 'products' },
      { text: `${key(t.products.list.add)}, ou touchez un produit pour le changer. La TVA suit ce que c’est.` },
      { text: `${key(t.products.page.tiles)} : faites glisser un produit à sa place.` },
    ],
    more: `Demi et pinte sur une seule touche : donnez aux deux le même nom sous ${key(t.products.form.variantOf)}. Dans une liste du tableur, une formule s’écrit « Entrée: Soupe | Salade +1,50; Dessert?: Tarte ». Cochez des produits pour leurs étiquettes de rayon : ${key(t.products.bulk.labels)}, ou ${key(t.products.bulk.labelsOnRoll)} à l’imprimante.`,
  },
  {
    id: 'delivery',
    group: 'office',
    title: 'Recevoir une livraison, compter le stock',
    also: 'inventaire fût fournisseur commande recette perte casse réserve cave',
    steps: [
      { text: `Touchez ${key(t.office.section)}, puis ${key(t.stock.section)}.`, picture: 'stock' },
      { text: `${key(t.stock.pages.deliveries)} : notez ce qui est arrivé, colis par colis.` },
      { text: `${key(t.stock.pages.count)} : comptez un rayon, l’écart est noté avec sa valeur.` },
      { text: `${key(t.stock.pages.orders)} propose ce qui manque, par fournisseur.` },
    ],
    more: 'Une recette dit ce qu’une vente prend : un demi, 25 cl du fût. Le stock suit alors tout seul.',
  },
  {
    id: 'network-month',
    group: 'office',
    title: 'Envoyer le mois au réseau et à la mairie',
    also: 'réseau 1000 cafés mairie mensuel part forfait avance rémunération fichier passages services rendus',
    steps: [
      { text: `Touchez ${key(t.office.section)}, puis ${key(t.network.section)}.`, picture: 'network' },
      { text: 'Un jour sans vente ? Touchez-le pour dire que le café était fermé.' },
      { text: `${key(t.network.month.make)} : prenez-le sur une clé, ou par le message prêt à partir.` },
      { text: `${key(t.network.page.village)} donne une page sans aucun nom de client.` },
    ],
    more: `${key(t.network.page.forecast)} dit comment le mois finira, et ce que chaque jour doit rapporter.`,
  },
  {
    id: 'first-steps',
    group: 'safety',
    title: 'Finir l’installation',
    also: 'premiers pas commencer installer imprimante tva exercice équipe services réglages',
    steps: [
      { text: `Touchez ${key(t.rail.cash)}, puis ${key(t.cash.settings)} : tout se change ici.`, picture: 'settings' },
      { text: 'Cherchez l’imprimante et imprimez une page de test.' },
      { text: 'Choisissez les règlements acceptés et les services que le village a demandés.' },
      { text: 'Donnez à chacun un nom, un rôle et un code.', picture: 'team' },
    ],
    more: 'Ce qui compte pour la loi, TVA, identité, heure de fin de journée, laisse une trace au journal.',
  },
  {
    id: 'backups',
    group: 'safety',
    title: 'Mettre la caisse à l’abri',
    also: 'sauvegarde copie clé usb vol incendie panne disque restaurer remettre fiche de secours',
    steps: [
      {
        text: `Touchez ${key(t.rail.cash)}, ${key(t.cash.settings)}, puis ${key(t.backups.page)}.`,
        picture: 'backups',
      },
      { text: `${key(t.backups.notYet.key)} : imprimez-la et gardez-la hors du café.` },
      { text: 'Ajoutez une clé USB ou un dossier partagé : chaque sauvegarde y va aussi.' },
      { text: `${key(t.backups.putBack)} montre d’abord ce qui serait perdu, puis demande la clé de la fiche.` },
    ],
    more: 'Une sauvegarde part après chaque clôture et chaque heure, et compte une fois relue en entier.',
  },
  {
    id: 'people',
    group: 'safety',
    title: 'Changer de personne, donner un code',
    also: 'équipe serveur pin verrouiller droits identifier mot de passe',
    steps: [
      { text: 'En bas à gauche, touchez le nom : toute l’équipe est là.', picture: 'people' },
      { text: `${key(t.people.team)} ajoute quelqu’un, choisit son rôle, lui donne un code.`, picture: 'team' },
      { text: `${key(t.people.lock)} laisse la caisse sans crainte : il faut un code pour la reprendre.` },
    ],
    more: 'Ce qu’un serveur n’a pas le droit de faire, un responsable l’accorde sur place avec son code.',
  },
  {
    id: 'training',
    group: 'safety',
    title: 'S’entraîner sans risque',
    also: 'mode école apprendre essayer formation factice',
    steps: [
      { text: `Touchez le nom en bas à gauche, puis ${key(t.training.start)}.`, picture: 'people' },
      { text: 'Vendez, remboursez, clôturez : tout dit FACTICE et rien ne compte.', picture: 'training' },
      { text: `${key(t.training.leave)} revient à la vraie caisse.` },
    ],
  },
  {
    id: 'printer',
    group: 'safety',
    title: 'L’imprimante ne répond pas',
    also: 'papier rouleau panne impression câble ticket bloqué',
    steps: [
      { text: 'Vendez comme d’habitude : les papiers attendent, rien ne se perd.' },
      { text: 'Regardez le bandeau : plus de papier, capot ouvert ou câble. Une fois réparé, tout sort dans l’ordre.' },
      {
        text: `Dans ${key(t.rail.cash)}, ${key(t.cash.settings)} règle les imprimantes et imprime une page de test.`,
        picture: 'settings',
      },
    ],
  },
  {
    id: 'inspector',
    group: 'safety',
    title: 'Un contrôle fiscal',
    also: 'impôts inspecteur archive attestation journal vérification fec export',
    steps: [
      { text: `Touchez ${key(t.rail.cash)}, puis ${key(t.cash.settings)}.`, picture: 'settings' },
      { text: `Sous ${key(t.ledger.title)}, ${key(t.ledger.verify)} relit chaque vente devant l’inspecteur.` },
      { text: 'Le contrôle fiscal montre le journal, donne l’archive d’une période et l’attestation du logiciel.' },
    ],
    more: 'Personne ne peut effacer une vente, vous non plus : c’est ce que la loi demande, et ce qui vous protège.',
  },
]
