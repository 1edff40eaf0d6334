/** The manager's office. */
export const officeFr = {
  section: 'Bureau',
  sections: 'Parties du bureau',
}
