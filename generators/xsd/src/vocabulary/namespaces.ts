/** The namespace of schema documents' own elements, and of the built-in types. */
export const XSD_NAMESPACE = 'http://www.w3.org/2001/XMLSchema';

/** The namespace of `xsi:type`, `xsi:nil` and the schema location attributes. */
export const XSI_NAMESPACE = 'http://www.w3.org/2001/XMLSchema-instance';

/** The namespace that the prefix `xml` is bound to. */
export const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';

/** The namespace of the attributes of links. */
export const XLINK_NAMESPACE = 'http://www.w3.org/1999/xlink';

/** The namespace of XSD 1.1's conditional inclusion (`vc:minVersion` and the like). */
export const VERSIONING_NAMESPACE = 'http://www.w3.org/2007/XMLSchema-versioning';

/** This generator's vocabulary in `xs:appinfo`: both the `source` of the appinfo and the namespace of elements and attributes. */
export const CODEGEN_NAMESPACE = 'urn:proj:xsd-codegen';
