/** Money that is owed: tips, vouchers, accounts. */
export const moneyFr = {
  tip: {
    keys: 'Pourboire',
    round: (f: { amount: string }) => `Arrondir à ${f.amount}`,
    more: (f: { amount: string }) => `+${f.amount}`,
    moreLabel: (f: { amount: string }) => `Pourboire de ${f.amount}`,
    other: 'Autre',
    asTip: 'Pourboire',
  },
  owed: { title: 'Hors chiffre d’affaires', voucher: 'Bons d’achat', account: 'Comptes réglés', tip: 'Pourboires' },
  tips: {
    title: 'Pourboires',
    whose: (f: { name: string; tender: string }) => `${f.name}, ${f.tender}`,
  },
  settings: {
    page: 'Clients',
    tips: 'Pourboires au comptoir',
    tipsOff: 'Non',
    tipsOn: 'Oui',
    tipsMore: {
      off: 'Aucune touche de pourboire au comptoir.',
      on: 'Ce que le client ajoute de lui-même : hors chiffre d’affaires, sans TVA, dû à l’équipe.',
    },
  },
}

export const moneyRefusalsFr = {
  LINE_OWED: 'Ce montant ne se change pas : retirez la ligne et recommencez.',
  TIPS_OFF: 'Les pourboires ne sont pas activés : voir les réglages, Clients.',
}
