import { createHash } from 'node:crypto';
import { stream } from '../sealing/corpus/raw-pdf.ts';

/** Claims of a document in its metadata: PDF/A part and conformance, or PDF/UA. */
interface Claim {
  /** As veraPDF names it. */
  readonly flavour: string;
  readonly version: string;
  readonly xmp: string;
}

const pdfa = (part: number, conformance: string): string =>
  `<pdfaid:part>${part}</pdfaid:part><pdfaid:conformance>${conformance}</pdfaid:conformance>`;

const claims: readonly Claim[] = [
  { flavour: '1a', version: '1.4', xmp: pdfa(1, 'A') },
  { flavour: '1b', version: '1.4', xmp: pdfa(1, 'B') },
  { flavour: '2a', version: '1.7', xmp: pdfa(2, 'A') },
  { flavour: '2b', version: '1.7', xmp: pdfa(2, 'B') },
  { flavour: '2u', version: '1.7', xmp: pdfa(2, 'U') },
  { flavour: '3b', version: '1.7', xmp: pdfa(3, 'B') },
  { flavour: '4', version: '2.0', xmp: '<pdfaid:part>4</pdfaid:part><pdfaid:rev>2020</pdfaid:rev>' },
  { flavour: 'ua1', version: '1.7', xmp: '<pdfuaid:part>1</pdfuaid:part>' },
];

const metadata = (claim: string): string =>
  `<?xpacket begin="\u00ef\u00bb\u00bf" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><dc:title><rdf:Alt><rdf:li xml:lang="x-default">Lease</rdf:li></rdf:Alt></dc:title>${claim}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;

/** A tagged page with one drawing in a calibrated grey: no font and no profile is needed to be archival. */
const objects = (claim: Claim): readonly string[] => [
  '<</Type/Catalog/Pages 2 0 R/Metadata 6 0 R/Lang(en)/MarkInfo<</Marked true>>/StructTreeRoot 7 0 R/ViewerPreferences<</DisplayDocTitle true>>>>',
  '<</Type/Pages/Kids[3 0 R]/Count 1>>',
  '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</ColorSpace<</G 5 0 R>>>>/StructParents 0/Tabs/S>>',
  stream('', '/Figure<</MCID 0>>BDC /G cs 0.2 sc 72 700 200 60 re f EMC'),
  '[/CalGray<</WhitePoint[0.9505 1 1.089]/Gamma 2.2>>]',
  stream('/Type/Metadata/Subtype/XML', metadata(claim.xmp)),
  '<</Type/StructTreeRoot/K 8 0 R/ParentTree<</Nums[0[9 0 R]]>>/ParentTreeNextKey 1>>',
  '<</Type/StructElem/S/Document/P 7 0 R/K 9 0 R>>',
  '<</Type/StructElem/S/Figure/P 8 0 R/Pg 3 0 R/K 0/Alt(A grey box)/A<</O/Layout/BBox[72 700 272 760]/Placement/Block>>>>',
];

/** Documents that are PDF/A or PDF/UA before they are sealed, and have to be so afterwards. */
export function archivalInputs(): readonly { name: string; flavour: string; bytes: Uint8Array }[] {
  return claims.map((claim) => ({
    name: claim.flavour === 'ua1' ? 'PDF/UA-1' : `PDF/A-${claim.flavour}`,
    flavour: claim.flavour,
    bytes: write(claim),
  }));
}

function write(claim: Claim): Uint8Array {
  let text = `%PDF-${claim.version}\n%\u00e2\u00e3\u00cf\u00d3\n`;
  const offsets = objects(claim).map((object, i) => {
    const offset = text.length;
    text += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const start = text.length;
  const id = createHash('md5').update(claim.flavour).digest('hex');
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  text += `xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${rows}`;
  text += `trailer\n<</Size ${offsets.length + 1}/Root 1 0 R/ID[<${id}><${id}>]>>\nstartxref\n${start}\n%%EOF\n`;
  return Uint8Array.from(Buffer.from(text, 'latin1'));
}
