import type { Software } from '../../../shared/contracts/till.ts'

/** The words of the attestation's form: ours, not those of the administration's model (brief fiscal §§ 1.1, 1.9, 1.10). */
export const NOTICE = {
  title: 'Formulaire préparé par la caisse : sans valeur tant que l’éditeur ne l’a pas complété et signé',
  lines: [
    'Textes : code général des impôts, art. 286, I, 3° bis ; BOI-TVA-DECLA-30-10-30 ; modèle d’attestation individuelle BOI-LETTRE-000242, auquel l’éditeur se reporte.',
    'L’éditeur est celui qui détient le code source et la maîtrise des paramètres du logiciel. L’entreprise qui développe sa propre caisse, ou qui modifie la partie fiscale d’un logiciel libre, est son propre éditeur : elle ne peut pas s’attester elle-même et doit présenter un certificat (BOI-TVA-DECLA-30-10-30, § 375).',
    'La caisse n’a rempli que ce qu’elle sait d’elle-même et de son installation ; le reste est laissé en blanc.',
  ],
} as const

export const COVERED: readonly string[] = [
  'Saisie des ventes, remboursements et corrections de règlement',
  'Enregistrement des règlements en espèces et par carte, et des avances sur les tickets ouverts',
  'Tickets de caisse, notes provisoires et duplicata, numérotés et tracés',
  'Mode formation, tenu à part et signalé sur chaque document',
  'Clôtures de session, de journée, de mois et d’exercice, cumul de la période et total perpétuel',
  'Journal des événements, scellement chaîné et signé, contrôle d’intégrité',
  'Archives des périodes closes, avec leur moyen de vérification',
]

export const EXCLUDED: readonly string[] = [
  'Terminal de paiement de la banque : le caissier en reporte le montant',
  'Comptabilité générale, déclarations de TVA et plateforme agréée de facturation électronique',
  'Gestion du catalogue, des stocks et des services qui n’enregistrent pas de règlement',
]

export const COMMITMENT = [
  'L’éditeur désigné ci-dessus atteste que ce logiciel, dans cette version, enregistre les règlements de ses clients aux conditions de l’article 286, I, 3° bis du code général des impôts : inaltérabilité, sécurisation, conservation et archivage des données, en vue du contrôle de l’administration.',
  'L’attestation vaut pour les versions mineures à venir, tant que la racine déclarée ne change pas. Toute modification d’un paramètre qui touche à l’une des quatre conditions est une version majeure, et demande une nouvelle attestation.',
] as const

export const USER_COMMITMENT =
  'L’utilisateur déclare avoir acquis ce logiciel dans les conditions ci-dessus et s’en servir, dans la version attestée, pour enregistrer les règlements de ses clients. Il conserve cette attestation et la présente à l’administration sur demande.'

export const FALSE_ATTESTATION =
  'Établir une fausse attestation, ou en faire usage, est un délit (code pénal, art. 441-1 et 441-7).'

/** What of a version number announces a change of the four conditions, and what does not (§§ 340, 380). */
export function versionScheme({ version, coreVersion }: Software): string {
  const [root = coreVersion] = coreVersion.split('.')
  return `Racine : le premier nombre de la version du noyau fiscal, ici ${root}. Subdivisions : les nombres suivants du noyau, et la version du logiciel, ici ${version}. Une autre empreinte désigne un autre noyau.`
}
