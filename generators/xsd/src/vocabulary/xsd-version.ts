/** The versions of XML Schema. */
export type XsdVersion = '1.0' | '1.1';
