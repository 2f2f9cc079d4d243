/** Tags of bound documents: what a reading program is told, part after part (ISO 32000-1, 14.7). */
import {
  PDFArray,
  PDFDict,
  PDFName,
  PDFNumber,
  PDFObjectCopier,
  PDFPage,
  type PDFPageLeaf,
  type PDFDocument,
  type PDFRef,
} from '@cantoo/pdf-lib';

const name = (text: string): PDFName => PDFName.of(text);

/** Takes the pages of documents into one, and makes one tree of their trees of tags. */
export class Binding {
  readonly #book: PDFDocument;
  /** The element of the whole book; a part is one of its sections. */
  readonly #whole: PDFRef;
  readonly #trees: PDFArray;
  readonly #parents: PDFArray;
  /** Pages, and whatever else has tags, name their entry among the parents by a number. */
  #next = 0;

  constructor(book: PDFDocument) {
    const { context, catalog } = book;
    this.#book = book;
    this.#trees = context.obj([]);
    this.#parents = context.obj([]);
    const root = context.nextRef();
    const whole = { Type: 'StructElem', S: 'Document', P: root, K: this.#trees };
    this.#whole = context.register(context.obj(whole));
    const parents = context.obj({ Nums: this.#parents });
    context.assign(
      root,
      context.obj({ Type: 'StructTreeRoot', K: this.#whole, ParentTree: parents }),
    );
    catalog.set(name('StructTreeRoot'), root);
    catalog.set(name('MarkInfo'), context.obj({ Marked: true }));
  }

  /** @param part A document of the project's own browser; one without tags keeps none. */
  add(part: PDFDocument): void {
    const { context } = this.#book;
    const copier = PDFObjectCopier.for(part.context, context);
    for (const { ref } of part.getPages()) {
      const copy = copier.copy(ref) as PDFRef;
      const page = PDFPage.of(context.lookup(copy) as PDFPageLeaf, copy, this.#book);
      this.#book.addPage(page);
      this.#move(page.node);
      const notes = page.node.Annots()?.asArray() ?? [];
      for (const note of notes) this.#move(context.lookup(note, PDFDict));
    }
    const tree = part.catalog.lookupMaybe(name('StructTreeRoot'), PDFDict);
    if (!tree) return;
    const top = copier.copy(tree.get(name('K')) as PDFRef);
    context.lookup(top, PDFDict).set(name('S'), name('Sect'));
    context.lookup(top, PDFDict).set(name('P'), this.#whole);
    this.#trees.push(top);
    const parents = tree.lookup(name('ParentTree'), PDFDict).lookup(name('Nums'), PDFArray);
    let last = -1;
    parents.asArray().forEach((entry, index) => {
      const isKey = index % 2 === 0 && entry instanceof PDFNumber;
      if (isKey) last = entry.asNumber();
      this.#parents.push(isKey ? PDFNumber.of(this.#next + last) : copier.copy(entry));
    });
    this.#next += last + 1;
  }

  #move(node: PDFDict): void {
    for (const key of [name('StructParents'), name('StructParent')]) {
      const own = node.lookupMaybe(key, PDFNumber);
      if (own) node.set(key, PDFNumber.of(this.#next + own.asNumber()));
    }
  }
}
