/** Bound to the prefix `xml` ("Namespaces in XML", section 3). */
export const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';

/** Bound to the prefix `xmlns`, which declares namespaces. */
export const XMLNS_NAMESPACE = 'http://www.w3.org/2000/xmlns/';

/** The namespace of `xsi:type` and `xsi:nil` ("XML Schema Part 1", section 2.6). */
export const XSI_NAMESPACE = 'http://www.w3.org/2001/XMLSchema-instance';

/** The namespace of the built-in types. */
export const XSD_NAMESPACE = 'http://www.w3.org/2001/XMLSchema';
