/** The manager's office. */
export const officeEn = {
  section: 'Office',
  sections: 'Parts of the office',
}
