import type { PdfDoc } from './pdf-file.ts'

const FILE_NAME = 'factur-x.xml'
const NAMESPACE = 'urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#'
/** The four properties by which a reader knows a hybrid invoice (Factur-X 1.0, §6.2.3), and what PDF/A asks to be told. */
const PROPERTIES = [
  { name: 'DocumentFileName', value: FILE_NAME, meaning: 'name of the embedded XML invoice file' },
  { name: 'DocumentType', value: 'INVOICE', meaning: 'INVOICE' },
  { name: 'Version', value: '1.0', meaning: 'version of the Factur-X standard' },
  { name: 'ConformanceLevel', value: 'EN 16931', meaning: 'profile of the embedded data' },
] as const

/** Makes a PDF/A-3 a Factur-X: the XML inside, said to be the same invoice in another form, and named in the metadata. */
export function embedFacturX(doc: PdfDoc, xml: string, createdAtMs: number): void {
  const attachment = {
    name: FILE_NAME,
    type: 'text/xml',
    description: 'Données structurées de la facture (Factur-X, profil EN 16931)',
    creationDate: new Date(createdAtMs),
    modifiedDate: new Date(createdAtMs),
    relationship: 'Alternative',
  }
  doc.file(Buffer.from(xml, 'utf8'), attachment)
  doc.appendXML(extensionSchema())
  doc.appendXML(`
        <rdf:Description rdf:about="" xmlns:fx="${NAMESPACE}">
${PROPERTIES.map(({ name, value }) => `            <fx:${name}>${value}</fx:${name}>`).join('\n')}
        </rdf:Description>`)
}

/** PDF/A allows no property that it does not know unless the file explains it (ISO 19005-3, 6.6.2.3.3). */
function extensionSchema(): string {
  const properties = PROPERTIES.map(
    ({ name, meaning }) => `
                                <rdf:li rdf:parseType="Resource">
                                    <pdfaProperty:name>${name}</pdfaProperty:name>
                                    <pdfaProperty:valueType>Text</pdfaProperty:valueType>
                                    <pdfaProperty:category>external</pdfaProperty:category>
                                    <pdfaProperty:description>${meaning}</pdfaProperty:description>
                                </rdf:li>`,
  )
  return `
        <rdf:Description rdf:about=""
            xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
            xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
            xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
            <pdfaExtension:schemas>
                <rdf:Bag>
                    <rdf:li rdf:parseType="Resource">
                        <pdfaSchema:schema>Factur-X PDFA Extension Schema</pdfaSchema:schema>
                        <pdfaSchema:namespaceURI>${NAMESPACE}</pdfaSchema:namespaceURI>
                        <pdfaSchema:prefix>fx</pdfaSchema:prefix>
                        <pdfaSchema:property>
                            <rdf:Seq>${properties.join('')}
                            </rdf:Seq>
                        </pdfaSchema:property>
                    </rdf:li>
                </rdf:Bag>
            </pdfaExtension:schemas>
        </rdf:Description>`
}
