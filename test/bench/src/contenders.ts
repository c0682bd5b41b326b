/** A library under test, or one of its functions. */
export interface Contender {
  readonly name: string;
  /** URL of the module that exports it. */
  readonly module: string;
}

/** The peer of those that read. */
export const PARSE_PEER: Contender = contender('JSON.parse', './parsers/json.js');

/** Those that read XML. */
export const XML_PARSERS: readonly Contender[] = [
  contender('@proj/xml-runtime', './parsers/xml-runtime.js'),
  contender('saxes, hand-written handler', './parsers/saxes.js'),
  contender('fast-xml-parser', './parsers/fast-xml-parser.js'),
];

/** The peer of those that write. */
export const SERIALIZE_PEER: Contender = contender('JSON.stringify', './serializers/json.js');

/** Those that write XML. */
export const XML_SERIALIZERS: readonly Contender[] = [
  contender('@proj/xml-runtime, bytes', './serializers/xml-runtime-bytes.js'),
  contender('@proj/xml-runtime, string', './serializers/xml-runtime-string.js'),
  contender('fast-xml-parser', './serializers/fast-xml-parser.js'),
  contender('xmlbuilder2', './serializers/xmlbuilder2.js'),
];

function contender(name: string, path: string): Contender {
  return { name, module: new URL(path, import.meta.url).href };
}
