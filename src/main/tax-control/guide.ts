import type { Software } from '../../shared/contracts/till.ts'
import { eventCodes } from '../fiscal/event-log.ts'

/** What an inspector, or whoever audits the till, wants to know first. French: it is read in France. */
export function guide({ name, version, coreVersion, coreHash }: Software, till: string): string {
  const codes = Object.entries(eventCodes)
    .map(([kind, code]) => `  ${code === null ? '   ' : String(code).padStart(3)}  ${kind}`)
    .join('\n')
  return `LOGICIEL
${name} ${version}, noyau fiscal ${coreVersion}
Empreinte du noyau : ${coreHash}
Caisse : ${till}

CE QUI EST ENREGISTRÉ
Chaque ticket payé est enregistré en entier : numéro, date et heure, caisse, opérateur, chaque ligne (libellé, quantité,
prix, remise, TTC, HT, taux et montant de TVA), le tableau de TVA, chaque règlement, les totaux. Les montants sont en
centimes entiers. Un ticket n'est jamais modifié : un remboursement ou une correction de règlement est un nouveau ticket
qui nomme celui qu'il corrige, daté du jour où il a lieu.
Un ticket qui n'est pas encore payé peut changer ; une ligne retirée ou diminuée laisse un événement daté, avec son montant
et l'opérateur.

COMMENT C'EST SCELLÉ
Les faits sont dans un journal où l'on ne peut qu'ajouter. Chaque fait porte l'empreinte SHA-256 du précédent de sa chaîne
et une signature ECDSA P-256. Les chaînes sont séparées : tickets, notes, copies, mode école, clôtures, archives,
événements, factures. La fin de chaque chaîne est aussi gardée hors de la base ; son code est imprimé sur chaque Z et
chaque clôture : un journal remplacé ou raccourci ne donne plus le même code.

CLÔTURES
Z de caisse (un par ouverture de tiroir), clôture du jour d'exploitation, du mois, de l'exercice. Chacune fixe les totaux
de sa période, le cumul de l'exercice et deux totaux perpétuels (algébrique, et en valeur absolue) qui ne reviennent jamais
à zéro. Rien ne peut être daté dans une période close.

COMMENT VÉRIFIER
Cet écran relit tout le journal : numéros, chaînage, signatures, et refait la somme de chaque clôture à partir des tickets.
« Code d'un papier » compare le code imprimé sur un Z ou une clôture avec ce que le journal contenait à ce moment.
« Archives » exporte une période close dans un fichier ouvert (JSON, CSV, notice) qui se vérifie sans ce logiciel.

ÉVÉNEMENTS (code NF525 quand il est connu, puis nom)
${codes}
`
}
