import { DEMO_MARK } from '../documents/demonstration.ts'
import { JOURNAL_FILE, MANIFEST_FILE, SIGNATURE_FILE, SUMS_FILE, type Manifest } from './manifest.ts'
import { tables } from './tables.ts'

export const NOTICE_FILE = 'LISEZMOI.txt'
export const SCRIPT_FILE = 'verifier.sh'

/** The note in French that goes with every archive (BOI-TVA-DECLA-30-10-30 §§ 220–260): what it holds, how to check it. */
export function notice({ till, site, demo, software, from, to, signedBy }: Omit<Manifest, 'files'>): string {
  return `${demo ? `${DEMO_MARK} : ce café est inventé, rien de ce qui suit n'a été vendu.\n\n` : ''}ARCHIVE DE CAISSE — ${site.name}
SIRET ${site.siret} · caisse ${till}
Période du ${from} au ${to} (journées d'exploitation, bornes comprises)
Faite par ${software.name} ${software.version}, noyau fiscal ${software.coreVersion} (${software.coreHash})

CE QUE CONTIENT CE FICHIER
  ${JOURNAL_FILE}   le journal scellé : une ligne par fait, chaîne après chaîne, dans l'ordre des numéros
  ${tables
    .map((table) => table.name)
    .join(', ')} : les mêmes faits en tableaux (UTF-8, point-virgule, virgule décimale, montants en euros)
  keys/*.pem      les clés publiques qui vérifient les signatures
  ${MANIFEST_FILE}   la période, les totaux et l'empreinte SHA-256 de chaque fichier
  ${SIGNATURE_FILE}    la signature de ${MANIFEST_FILE} par la caisse
  ${SUMS_FILE}      les mêmes empreintes, pour sha256sum
  ${SCRIPT_FILE}     toutes les vérifications ci-dessous, en une commande

LE JOURNAL
Chaque ligne est un objet JSON canonique (RFC 8785) :
  {"entry":…,"hash":…,"key":…,"prev":…,"signature":…}
« entry » est le fait : chaîne, numéro, instant (UTC), nature, caisse, opérateur (un identifiant, jamais un nom) et son
contenu. Les montants y sont en centimes entiers, les quantités en millièmes, les taux en centièmes de pour cent.
« prev » est l'empreinte du fait précédent de la même chaîne, ou le mot « first ».
« hash » = SHA-256 des octets : prev, un saut de ligne (0x0A), puis le texte de entry tel qu'il figure dans la ligne.
« signature » = ECDSA P-256 avec SHA-256 sur les mêmes octets (DER, en base64), par la clé keys/<key>.pem.
Les chaînes : tickets (ventes, remboursements, corrections de règlement : une seule suite de numéros), notes (notes
provisoires), copies (duplicata), training (mode école, factice), closures (Z de caisse, clôtures du jour, du mois, de
l'exercice), archives, events (journal des événements techniques), invoices (factures et avoirs).
Le chiffre d'affaires n'est fait que des lignes de nature « own » ; « agency » est encaissé pour le compte de tiers.

VÉRIFIER SANS NOTRE LOGICIEL
Sous Linux, macOS ou WSL, avec les outils courants (unzip, sha256sum, openssl), dans le dossier décompressé :
  1. sha256sum -c ${SUMS_FILE}
  2. openssl dgst -sha256 -verify keys/${signedBy}.pem -signature ${SIGNATURE_FILE} ${MANIFEST_FILE}
  3. un fait, par exemple la ligne 12 du journal :
     bash ${SCRIPT_FILE} 12
     (sans numéro : les étapes 1 et 2, puis chaque ligne du journal, ce qui peut durer)
Avec notre logiciel, et sans la caisse : zinc verify FICHIER.zip
Le fichier ZIP finit par « sha256: » et l'empreinte de tous les octets qui précèdent : la moindre altération, même hors
des fichiers contenus, est ainsi signalée.

AUTHENTICITÉ
La clé ${signedBy}
a été créée à l'installation de la caisse. Son empreinte est inscrite dans le journal des événements (fait « key-created »)
et s'affiche sur l'écran « Contrôle fiscal » de la caisse.
Dans les tableaux, une apostrophe précède un texte qui commence comme une formule (= + - @).
`
}

/** Steps 1 to 3 of the notice. Written for a plain bash with sed, sha256sum and openssl. */
export function script(signedBy: string): string {
  return `#!/usr/bin/env bash
# Vérifie cette archive avec sha256sum et openssl. Usage : bash ${SCRIPT_FILE} [numéro de ligne du journal …]
set -euo pipefail
cd "$(dirname "\${BASH_SOURCE[0]}")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

check_line() {
  local line=$1 number=$2
  local shape='^\\{"entry":(.*),"hash":"([0-9a-f]{64})","key":"([0-9a-f]{64})","prev":"([0-9a-f]{64}|first)","signature":"([A-Za-z0-9+/=]+)"\\}$'
  if [[ ! $line =~ $shape ]]; then echo "ligne $number : forme inconnue"; return 1; fi
  local entry=\${BASH_REMATCH[1]} hash=\${BASH_REMATCH[2]} key=\${BASH_REMATCH[3]} prev=\${BASH_REMATCH[4]} signature=\${BASH_REMATCH[5]}
  printf '%s\\n%s' "$prev" "$entry" > "$work/bytes"
  printf '%s' "$signature" | openssl base64 -d -A > "$work/signature"
  local found
  found=$(sha256sum "$work/bytes" | cut -c1-64)
  if [[ $found != "$hash" ]]; then echo "ligne $number : empreinte fausse"; return 1; fi
  if ! openssl dgst -sha256 -verify "keys/$key.pem" -signature "$work/signature" "$work/bytes" > "$work/answer" 2>&1; then
    echo "ligne $number : signature fausse"; return 1
  fi
}

if [[ $# -gt 0 ]]; then
  for number in "$@"; do
    check_line "$(sed -n "\${number}p" ${JOURNAL_FILE})" "$number"
    echo "ligne $number : juste"
  done
  exit 0
fi

sha256sum --quiet -c ${SUMS_FILE}
openssl dgst -sha256 -verify keys/${signedBy}.pem -signature ${SIGNATURE_FILE} ${MANIFEST_FILE}
number=0
chain='' before=''
while IFS= read -r line; do
  number=$((number + 1))
  check_line "$line" "$number"
  [[ $line =~ \\"chain\\":\\"([a-z]+)\\" ]] && now=\${BASH_REMATCH[1]}
  [[ $line =~ \\"prev\\":\\"([0-9a-f]{64}|first)\\",\\"signature\\" ]] && prev=\${BASH_REMATCH[1]}
  [[ $line =~ ,\\"hash\\":\\"([0-9a-f]{64})\\",\\"key\\" ]] && hash=\${BASH_REMATCH[1]}
  if [[ $now == "$chain" && $prev != "$before" ]]; then echo "ligne $number : chaîne rompue"; exit 1; fi
  chain=$now before=$hash
done < ${JOURNAL_FILE}
echo "$number faits vérifiés"
`
}
