/** An element whose declaration is not known: what wildcards admit, and what `parseElement` returns. */
export interface XmlElement {
  readonly name: string;
  readonly namespaceURI: string;
  /** The prefix it was written with; a writer reuses it where it can. */
  readonly prefix?: string;
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly (XmlElement | string)[];
}

/** An attribute of an {@link XmlElement}; namespace declarations are not among them. */
export interface XmlAttribute {
  readonly name: string;
  readonly namespaceURI: string;
  readonly prefix?: string;
  readonly value: string;
}
